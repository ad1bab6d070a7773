package dev.drape.tryon;

import dev.drape.execution.CpuPool;
import dev.drape.testing.Samples;
import dev.drape.testing.Startup;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** A full service says so although every thread that could do anything for the request is busy. */
@QuarkusTest
@TestProfile(OverloadTest.Tiny.class)
class OverloadTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    Admission admission;

    @Inject
    CpuPool cpu;

    public static class Tiny implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drape.tryon.max-concurrent", "1", "drape.tryon.queue-limit", "0");
        }
    }

    @Test
    void refusesWithoutAnyOfItsWorkers() throws InterruptedException, IOException {
        Startup.await();
        Cancellable running =
                admission.admit(turn -> Uni.createFrom().nothing()).subscribe().with(item -> {});
        int threads = Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(threads);
        CountDownLatch gate = new CountDownLatch(1);
        for (int i = 0; i < threads; i++) {
            cpu.execute(() -> {
                busy.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        try {
            assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
            given().multiPart("image", "photo", Samples.HOPPER.bytes())
                    .post("/analyze/customer")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("code", equalTo("overloaded"));
            refusesBeforeTheBodyComes();
            refusesWhoAsksBeforeSending();
        } finally {
            gate.countDown();
            running.cancel();
        }
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .post("/analyze/customer")
                .then()
                .statusCode(200);
    }

    /** The head of a request is enough; its body is passed over and the connection goes on. */
    private void refusesBeforeTheBodyComes() throws IOException {
        byte[] body = new byte[1 << 20];
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(30_000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            send(
                    socket,
                    "POST /analyze/customer HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                            + body.length + "\r\n\r\n");
            assertThat(answers.readLine()).startsWith("HTTP/1.1 503 ");
            socket.getOutputStream().write(body);
            send(socket, "GET /q/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answers.lines().filter(line -> line.contains("HTTP/1.1 ")))
                    .singleElement()
                    .asString()
                    .endsWith("HTTP/1.1 200 OK");
        }
    }

    /** A caller that expects {@code 100 Continue} is refused instead, and need not send its body. */
    private void refusesWhoAsksBeforeSending() throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(30_000);
            send(
                    socket,
                    "POST /analyze/customer HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                            + "Content-Length: 1048576\r\nExpect: 100-continue\r\n\r\n");
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).startsWith("HTTP/1.1 503 ");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
