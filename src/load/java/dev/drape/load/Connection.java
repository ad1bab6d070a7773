package dev.drape.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One kept-alive HTTP/1.1 connection of one client, with as little work of its own as possible. Belongs to one thread. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MS = 120_000;
    private static final String LENGTH = "content-length:";
    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");
    private static final String RETRY_AFTER = "retry-after:";

    private final Socket socket;
    private final InputStream in;

    Connection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /**
     * What came back.
     *
     * @param retryAfter s; 0 if nothing is said
     */
    record Answer(int status, int retryAfter, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        boolean isResult() {
            return status == 200;
        }

        /** Whether it says that the service cannot answer now, and why; a good photo is never refused for itself. */
        boolean isRefusal() {
            return status == 503 && !code().isEmpty();
        }

        /** The {@code code} of an answer that is no result; empty if it has none. */
        String code() {
            Matcher code = CODE.matcher(isResult() ? "" : text());
            return code.find() ? code.group(1) : "";
        }
    }

    Answer get(String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    Answer post(Request request) throws IOException {
        send(request);
        return answer();
    }

    /** Sends without waiting for what comes back. */
    void send(Request request) throws IOException {
        socket.getOutputStream().write(request.bytes());
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        int retryAfter = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            length = number(header, LENGTH, length);
            retryAfter = number(header, RETRY_AFTER, retryAfter);
        }
        byte[] body = in.readNBytes(Math.max(0, length));
        if (length < 0 || body.length < length) {
            throw new EOFException("an answer of unknown length, or cut off");
        }
        return new Answer(status, retryAfter, body);
    }

    private static int number(String header, String name, int otherwise) {
        return header.regionMatches(true, 0, name, 0, name.length())
                ? Integer.parseInt(header.substring(name.length()).strip())
                : otherwise;
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the service closed the connection");
            }
            if (b != '\r') {
                bytes.write(b);
            }
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
