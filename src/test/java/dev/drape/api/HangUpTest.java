package dev.drape.api;

import dev.drape.testing.LogLines;
import dev.drape.testing.Multipart;
import dev.drape.testing.PrometheusText;
import dev.drape.testing.Samples;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients that hang up cost no more work: told by the counters, whenever it is that they go. */
@QuarkusTest
@TestProfile(HangUpTest.OnePlace.class)
class HangUpTest {
    private static final String BOUNDARY = "hang-up";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PHOTO = Samples.HOPPER.bytes();
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    @TestHTTPResource
    URL service;

    public static class OnePlace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drape.tryon.max-concurrent", "1", "drape.tryon.queue-limit", "8");
        }
    }

    @BeforeEach
    void awaitStart() {
        await(() -> given().get("/q/health/started").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thoseThatWaitLeaveTheQueueAndRunNoModel(boolean useCache) throws IOException {
        double before = runs();
        analysed();
        double each = runs() - before;
        assertThat(each).isGreaterThanOrEqualTo(3);

        Socket busy = post("2", useCache);
        await(() -> metric("drape_admission_running") == 1);
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waiting.add(post("2", useCache));
        }
        await(() -> metric("drape_admission_waiting") == 6 || metric("drape_admission_running") == 0);
        double cancelled = cancelled();
        busy.close();
        for (Socket client : waiting) {
            client.close();
        }
        await(() -> cancelled() >= cancelled + 7);
        await(() -> metric("drape_admission_running") == 0 && metric("drape_admission_waiting") == 0);

        analysed(); // a place is free a moment before the word to stop has reached the models
        double after = runs();
        analysed();
        assertThat(runs() - after).as("nothing else runs any more").isEqualTo(each);
        assertThat(after - before - 2 * each)
                .as("runs of the seven requests that were not wanted")
                .isLessThan(6 * each);
    }

    /** 200, which it would have been, were a lie. */
    @Test
    void isLoggedAsACallerThatWent() throws IOException {
        try (LogLines log = new LogLines(RequestLog.CATEGORY, Level.INFO)) {
            Socket client = post("2", false);
            await(() -> metric("drape_admission_running") == 1);
            client.close();
            await(() -> !log.lines().isEmpty());
            assertThat(log.lines().get(0)).startsWith("analyze_customer 499 in ");
        }
    }

    private void analysed() {
        given().multiPart("image", "photo", PHOTO)
                .multiPart("use_cache", "false")
                .post("/analyze/customer")
                .then()
                .statusCode(200);
    }

    /** Sends a whole request and leaves the answer unread. */
    private Socket post(String complexity, boolean useCache) throws IOException {
        byte[] body = Multipart.body(BOUNDARY)
                .file("image", neverSeen())
                .text("use_cache", String.valueOf(useCache))
                .text("model_complexity", complexity)
                .end();
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write(
                        ("POST /analyze/customer HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary="
                                        + BOUNDARY + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    /** The photo with another comment each time. */
    private static byte[] neverSeen() {
        return ByteBuffer.allocate(PHOTO.length + 4 + Long.BYTES)
                .put(PHOTO, 0, 2)
                .putShort((short) 0xfffe)
                .putShort((short) (2 + Long.BYTES))
                .putLong(NUMBER.incrementAndGet())
                .put(PHOTO, 2, PHOTO.length - 2)
                .array();
    }

    private static double runs() {
        return sum("drape_inference_runs_seconds_count{");
    }

    private static double cancelled() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("drape_requests_total{") && line.contains("outcome=\"cancelled\""))
                .mapToDouble(HangUpTest::value)
                .sum();
    }

    private static double sum(String prefix) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(HangUpTest::value)
                .sum();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    }

    private static double metric(String name) {
        return PrometheusText.value(given().get("/q/metrics").asString(), name);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
