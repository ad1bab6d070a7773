package dev.drape.tryon;

import dev.drape.execution.CpuPool;
import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Duration;
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
    void refusesWithoutAnyOfItsWorkers() throws InterruptedException {
        awaitStart();
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
        } finally {
            gate.countDown();
            running.cancel();
        }
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .post("/analyze/customer")
                .then()
                .statusCode(200);
    }

    private static void awaitStart() {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (given().get("/q/health/started").statusCode() != 200) {
            assertThat(System.nanoTime()).as("started in time").isLessThan(end);
        }
    }
}
