package dev.drape.tryon;

import dev.drape.testing.Multipart;
import dev.drape.testing.Samples;
import dev.drape.testing.Startup;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.management.ObjectName;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** How bodies arrive: as bytes on a socket, of a service that has memory for one of 300 kB. */
@QuarkusTest
@TestProfile(BodiesTest.Small.class)
class BodiesTest {
    private static final String TYPE = "multipart/form-data; boundary=b";

    @TestHTTPResource("/")
    URI root;

    @Inject
    Admission admission;

    public static class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "drape.api.max-held-bytes",
                    "300000",
                    "drape.api.body-time-limit",
                    "3s",
                    "drape.tryon.max-concurrent",
                    "1");
        }
    }

    @BeforeEach
    void awaitStart() {
        Startup.await();
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

    @Test
    void readsABodyThatDoesNotSayHowLongItIs() throws Exception {
        byte[] body = form();
        eventually(200, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    @Test
    void speaksHttp2() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        client.send(
                HttpRequest.newBuilder(root.resolve("/q/health/live")).build(), HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> answer = client.send(
                request("/analyze/garment", HttpRequest.BodyPublishers.ofByteArray(form())),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The router knows more spellings of a path than one. */
    @ParameterizedTest
    @ValueSource(strings = {"/analyze/garment/", "/analyze/garme%6et", "/analyze/garment;a=b"})
    void readsTheBodyWhateverThePathsSpelling(String path) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<String> answer = client.send(
                request(path, HttpRequest.BodyPublishers.ofByteArray(form())), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Not as a form's parts and as a body besides. */
    @Test
    void whoWaitsHoldsItsPhotosOnce() throws Exception {
        byte[] photo = new byte[9_000_000];
        byte[] body = Multipart.body("b")
                .file("customer_image", photo)
                .file("garment_image", photo)
                .end();
        Cancellable running =
                admission.admit(turn -> Uni.createFrom().nothing()).subscribe().with(never -> {});
        long before = bytesOnTheHeap();
        try (Socket waiting = announce("/virtual-tryon", "Content-Length: " + body.length + "\r\n")) {
            waiting.getOutputStream().write(body);
            long latest = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (admission.state().waiting() == 0) {
                assertThat(System.nanoTime()).isLessThan(latest);
                Thread.onSpinWait();
            }
            long more = bytesOnTheHeap() - before;
            assertThat(more).isBetween(body.length * 3L / 4, body.length * 3L / 2);
            assertThat(photo).as("reachable until here").hasSize(9_000_000);
        } finally {
            running.cancel();
        }
    }

    /** Of all byte arrays that are reachable. */
    private static long bytesOnTheHeap() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Matcher arrays = Pattern.compile("\\d+:\\s+\\d+\\s+(\\d+)\\s+\\[B ").matcher(histogram);
        assertThat(arrays.find()).isTrue();
        return Long.parseLong(arrays.group(1));
    }

    @Test
    void describesThatThereIsNoBody() throws Exception {
        assertThat(eventually(400, HttpRequest.BodyPublishers.noBody()).body()).contains("\"code\":\"missing_part\"");
    }

    /** The answer of that status; bodies before may be held a moment longer than their answers take to arrive. */
    private HttpResponse<String> eventually(int status, HttpRequest.BodyPublisher body) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = request("/analyze/garment", body);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() != status && System.nanoTime() < end) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private HttpRequest request(String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", TYPE)
                .POST(body)
                .build();
    }

    private Socket announce(String headers) throws IOException {
        return announce("/analyze/garment", headers);
    }

    private Socket announce(String path, String headers) throws IOException {
        Socket socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + TYPE + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static byte[] form() {
        return Multipart.body("b").file("image", Samples.TEE.bytes()).end();
    }
}
