package dev.drape.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body, built by hand. */
public final class Multipart {
    /** The file name every photo is sent with; it must show up nowhere. */
    public static final String FILE_NAME = "jane-doe-at-home.jpg";

    private final String boundary;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Multipart(String boundary) {
        this.boundary = boundary;
    }

    public static Multipart body(String boundary) {
        return new Multipart(boundary);
    }

    public Multipart file(String name, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + FILE_NAME + "\"", content);
    }

    public Multipart text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    private Multipart part(String disposition, byte[] content) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        bytes.writeBytes(content);
        write("\r\n");
        return this;
    }

    public byte[] end() {
        write("--" + boundary + "--\r\n");
        return bytes.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
