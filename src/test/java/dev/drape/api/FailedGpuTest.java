package dev.drape.api;

import dev.drape.inference.ScriptedDevices;
import dev.drape.testing.Samples;
import dev.drape.testing.Startup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** What callers and operators are told of a GPU that works and then fails. */
@QuarkusTest
@TestProfile(FailedGpuTest.OneGpu.class)
class FailedGpuTest {
    private static final String FAULT = "CUDA error 700: an illegal memory access was encountered";
    private static final Duration PROBE_AFTER = Duration.ofHours(1);

    @Inject
    ScriptedDevices devices;

    public static class OneGpu extends ScriptedDevices.Profile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("DRAPE_DEVICES", "cuda:0,cpu", "drape.inference.breaker.probe-after", PROBE_AFTER.toString());
        }
    }

    @BeforeEach
    void awaitStart() {
        Startup.await();
    }

    @Test
    void isToldWithItsReasonOnceItHasFailed() {
        analysed("cuda:0")
                .body("processing.gpu_used", equalTo(true))
                .body("processing.degraded", not(hasItem("device_fallback")))
                .body("pose.model_complexity", equalTo(2));
        JsonPath sound = status();
        assertThat(sound.getBoolean("gpu_available")).isTrue();
        assertThat(sound.getString("device")).isEqualTo("cuda:0");
        assertThat(sound.getList("devices.id")).containsExactly("cuda:0", "cpu");
        assertThat(sound.getInt("devices[0].lanes")).isEqualTo(1);
        assertThat(sound.getInt("devices[0].inferences")).isPositive();
        assertUp(sound, 0);
        assertUp(sound, 1);

        Instant before = Instant.now();
        devices.follow((device, model) -> {
            if (device.equals("cuda:0")) {
                throw new IllegalStateException(FAULT);
            }
        });
        analysed("cpu")
                .body("processing.gpu_used", equalTo(false))
                .body("processing.degraded", hasItem("device_fallback"));
        Instant after = Instant.now();

        JsonPath failed = status();
        assertThat(failed.getBoolean("gpu_available")).isFalse();
        assertThat(failed.getString("device")).isEqualTo("cpu");
        assertThat(failed.getString("devices[0].state")).isEqualTo("failed");
        assertThat(failed.getString("devices[0].reason")).isEqualTo(FAULT);
        assertThat(time(failed, "devices[0].since")).isBetween(before, after);
        assertThat(time(failed, "devices[0].next_probe")).isBetween(before.plus(PROBE_AFTER), after.plus(PROBE_AFTER));
        assertThat(failed.getInt("devices[0].failures")).isGreaterThanOrEqualTo(3);
        assertUp(failed, 1);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'inference' }.data.'cuda:0'", equalTo("failed: " + FAULT));
        given().get("/q/metrics").then().body(containsString("drape_device_up{device=\"cuda:0\"} 0.0"));
    }

    private static ValidatableResponse analysed(String device) {
        return given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .multiPart("use_cache", "false")
                .post("/analyze/customer")
                .then()
                .statusCode(200)
                .header("X-Drape-Device", device)
                .body("processing.device", equalTo(device));
    }

    private static JsonPath status() {
        return given().get("/performance-status")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A device that works has no reason and no probe, and says both. */
    private static void assertUp(JsonPath status, int index) {
        Map<String, Object> device = status.getMap("devices[" + index + "]");
        assertThat(device)
                .containsEntry("state", "up")
                .containsEntry("reason", null)
                .containsEntry("next_probe", null);
        assertThat(time(status, "devices[" + index + "].since")).isBefore(Instant.now());
    }

    private static Instant time(JsonPath status, String field) {
        return Instant.parse(status.getString(field));
    }
}
