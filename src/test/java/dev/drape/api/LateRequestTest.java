package dev.drape.api;

import dev.drape.inference.ScriptedDevices;
import dev.drape.testing.Samples;
import dev.drape.testing.Startup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests whose time is up during their analysis, because a model does not end: they are answered then, not later. */
@QuarkusTest
@TestProfile(LateRequestTest.ShortOfTime.class)
class LateRequestTest {
    @Inject
    ScriptedDevices devices;

    public static class ShortOfTime extends ScriptedDevices.Profile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("DRAPE_DEVICES", "cpu", "DRAPE_DEADLINE", "1s");
        }
    }

    @BeforeEach
    void awaitStart() {
        Startup.await();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areToldThatTheirTimeIsUp(boolean useCache) {
        assertLate(() -> photo(Samples.HOPPER, useCache).post("/analyze/customer"));
        assertLate(() -> photo(Samples.TEE, useCache).post("/analyze/garment"));
        assertLate(() -> given().multiPart("customer_image", "photo", Samples.HOPPER.bytes())
                .multiPart("garment_image", "photo", Samples.TEE.bytes())
                .multiPart("use_cache", useCache)
                .post("/virtual-tryon"));
    }

    /** No model ends before the answer. */
    private void assertLate(Supplier<Response> request) {
        CountDownLatch answered = new CountDownLatch(1);
        devices.follow((device, model) -> answered.await(30, TimeUnit.SECONDS));
        try {
            Response answer = request.get();
            answer.then().statusCode(503).contentType("application/problem+json");
            assertThat(answer.jsonPath().getMap(""))
                    .containsEntry("type", "https://drape.dev/problems/deadline-exceeded")
                    .containsEntry("title", "The request took longer than it may")
                    .containsEntry("status", 503)
                    .containsEntry("code", "deadline_exceeded")
                    .containsKeys("detail", "request_id");
            assertThat(answer.jsonPath().getString("part"))
                    .as("no photo is to blame")
                    .isNull();
        } finally {
            answered.countDown();
            devices.followNone();
        }
    }

    private static RequestSpecification photo(Samples sample, boolean useCache) {
        return given().multiPart("image", "photo", sample.bytes()).multiPart("use_cache", useCache);
    }
}
