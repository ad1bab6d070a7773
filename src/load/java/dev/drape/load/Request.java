package dev.drape.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A POST of photos and options as multipart form, ready to be sent. */
record Request(byte[] bytes) {
    private static final String BOUNDARY = "drape-load-2b7e151628aed2a6";

    /** {@code partsAndValues}: names in turn with the bytes of photos or the strings of options. */
    static Request of(String path, Object... partsAndValues) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < partsAndValues.length; i += 2) {
            body.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + partsAndValues[i]));
            if (partsAndValues[i + 1] instanceof byte[] photo) {
                body.writeBytes(ascii("\"; filename=\"photo\"\r\nContent-Type: image/jpeg\r\n\r\n"));
                body.writeBytes(photo);
            } else {
                body.writeBytes(ascii("\"\r\n\r\n" + partsAndValues[i + 1]));
            }
            body.writeBytes(ascii("\r\n"));
        }
        body.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream(body.size() + 256);
        request.writeBytes(ascii("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: " + body.size()
                + "\r\n\r\n"));
        request.writeBytes(body.toByteArray());
        return new Request(request.toByteArray());
    }

    static Request tryOn(byte[] customer, byte[] garment) {
        return of("/virtual-tryon", "customer_image", customer, "garment_image", garment);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
