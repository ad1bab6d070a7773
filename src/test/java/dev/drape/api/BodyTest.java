package dev.drape.api;

import dev.drape.testing.Samples;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** How bodies arrive: as bytes on a socket, of a service that has memory for one of 300 kB. */
@QuarkusTest
@TestProfile(BodyTest.Small.class)
class BodyTest {
    private static final String TYPE = "multipart/form-data; boundary=b";

    @TestHTTPResource("/")
    URI root;

    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drape.api.max-held-bytes", "300000", "drape.api.body-time-limit", "3s");
        }
    }

    @BeforeEach
    void awaitStart() {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (given().get("/q/health/ready").statusCode() != 200) {
            assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
        }
    }

    @Test
    void refusesWhatThereIsNoMemoryForUntilThereIs() throws Exception {
        byte[] body = form();
        try (Socket first = announce("Content-Length: 290000\r\n")) {
            first.getOutputStream().write(body);
            HttpResponse<String> refused = eventually(503, HttpRequest.BodyPublishers.ofByteArray(body));
            assertThat(refused.body()).contains("\"code\":\"overloaded\"").contains("memory");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        }
        assertThat(eventually(200, HttpRequest.BodyPublishers.ofByteArray(body)).body())
                .contains("\"category\":\"top\"");
    }

    @Test
    void givesUpABodyThatDoesNotCome() throws Exception {
        try (Socket slow = announce("Content-Length: 200000\r\n");
                BufferedReader answer = reader(slow)) {
            slow.getOutputStream().write(form(), 0, 1000);
            String whole = String.join("\n", answer.lines().toList());
            assertThat(whole).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request_timeout\"");
        }
        eventually(200, HttpRequest.BodyPublishers.ofByteArray(form()));
    }

    @Test
    void tellsWhoAsksToGoOn() throws Exception {
        byte[] body = form();
        try (Socket asking = announce(
                        "Connection: close\r\nExpect: 100-continue\r\nContent-Length: " + body.length + "\r\n");
                BufferedReader answer = reader(asking)) {
            assertThat(answer.readLine()).startsWith("HTTP/1.1 100 ");
            asking.getOutputStream().write(body);
            assertThat(answer.readLine()).isEmpty();
            assertThat(answer.readLine()).startsWith("HTTP/1.1 200 ");
        }
    }

    /** It may be as long as any, so it is taken while there is no other. */
    @Test
    void readsABodyThatDoesNotSayHowLongItIs() throws Exception {
        byte[] body = form();
        eventually(200, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    @Test
    void describesThatThereIsNoBody() throws Exception {
        assertThat(eventually(400, HttpRequest.BodyPublishers.noBody()).body()).contains("\"code\":\"missing_part\"");
    }

    /** The answer of that status; bodies before may be held a moment longer than their answers take to arrive. */
    private HttpResponse<String> eventually(int status, HttpRequest.BodyPublisher body) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/analyze/garment"))
                .header("Content-Type", TYPE)
                .POST(body)
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() != status && System.nanoTime() < end) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private Socket announce(String headers) throws IOException {
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("POST /analyze/garment HTTP/1.1\r\nHost: x\r\nContent-Type: " + TYPE + "\r\n" + headers
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static byte[] form() throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write("--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"p\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        form.write(Samples.TEE.bytes());
        form.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }
}
