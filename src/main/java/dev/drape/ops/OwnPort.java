package dev.drape.ops;

import dev.drape.tryon.Rehearsal;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The service's own port, asked as its callers will ask it. */
@ApplicationScoped
class OwnPort {
    private static final String BOUNDARY = "drape-rehearsal";
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpServer server;
    private final Rehearsal rehearsal;

    OwnPort(HttpServer server, Rehearsal rehearsal) {
        this.server = server;
        this.rehearsal = rehearsal;
    }

    /**
     * Posts photos as a form and reads the answer to its end; blocks. Nothing of it is counted.
     *
     * @param path what is rehearsed, such as {@code /analyze/customer}
     * @param photos by the name of their part
     * @param useCache the option of that name; with it, a result would be kept as a customer's is
     * @return the answer's status
     * @throws IOException if there is no plain port, or it cannot be reached
     */
    int post(String path, Map<String, byte[]> photos, boolean useCache) throws IOException {
        byte[] form = form(photos, useCache);
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base() + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) ANSWER.toMillis());
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        connection.setRequestProperty(Rehearsal.HEADER, rehearsal.word());
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(form.length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return status;
    }

    private String base() throws IOException {
        if (server.getPort() <= 0 || !server.getLocalBaseUri().getScheme().equals("http")) {
            throw new IOException("there is no port without TLS");
        }
        return server.getLocalBaseUri().resolve(Rehearsal.PREFIX).toString();
    }

    private static byte[] form(Map<String, byte[]> photos, boolean useCache) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        photos.forEach((part, photo) -> {
            form.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part
                    + "\"; filename=\"photo\"\r\nContent-Type: image/jpeg\r\n\r\n"));
            form.writeBytes(photo);
            form.writeBytes(ascii("\r\n"));
        });
        form.writeBytes(ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"use_cache\"\r\n\r\n"
                + useCache + "\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
