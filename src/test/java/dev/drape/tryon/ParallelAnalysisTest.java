package dev.drape.tryon;

import dev.drape.inference.ModelName;
import dev.drape.inference.ScriptedDevices;
import dev.drape.testing.Samples;
import dev.drape.testing.Startup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is said to run side by side does: two runs of real models wait for each other, in vain if one came after the other. */
@QuarkusTest
@TestProfile(ParallelAnalysisTest.TwoLanes.class)
class ParallelAnalysisTest {
    @Inject
    ScriptedDevices devices;

    public static class TwoLanes extends ScriptedDevices.Profile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("DRAPE_DEVICES", "cpu", "drape.inference.cpu-lanes", "2");
        }
    }

    @BeforeEach
    void awaitStart() {
        Startup.await();
    }

    @AfterEach
    void followNone() {
        devices.followNone();
    }

    /** Each side runs the detector first, and again only after that. */
    @Test
    void theCustomerIsAnalysedBesideTheGarment() {
        Meeting meeting = new Meeting();
        devices.follow((device, model) -> {
            if (model == ModelName.POSE_DETECTOR) {
                meeting.come();
            }
        });
        tryOn();
        assertThat(meeting.happened()).isTrue();
    }

    /** Of 0 the pose is the lite model's, of 1 the full one's, of 2 the heavy one's; the second look is the full one's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void thePoseIsFoundBesideTheSecondLook(int complexity) {
        Meeting meeting = new Meeting();
        devices.follow((device, model) -> {
            if (model != ModelName.POSE_DETECTOR) {
                meeting.come();
            }
        });
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .multiPart("model_complexity", complexity)
                .multiPart("use_cache", false)
                .post("/analyze/customer")
                .then()
                .statusCode(200);
        assertThat(meeting.happened()).isTrue();
    }

    /** The detector takes a second more on both sides, at the same time. */
    @Test
    void anAnswerTellsWhatThatSaved() {
        long extraMs = 1_000;
        Meeting meeting = new Meeting();
        devices.follow((device, model) -> {
            if (model == ModelName.POSE_DETECTOR && meeting.come()) {
                TimeUnit.MILLISECONDS.sleep(extraMs);
            }
        });
        JsonPath performance = tryOn();
        assertThat(meeting.happened()).isTrue();

        double wall = performance.getDouble("analysis_wall_ms");
        double sequential = performance.getDouble("analysis_sequential_ms");
        double stages = Stream.of("preprocess", "pose", "segmentation", "skin", "outfit", "garment")
                .mapToDouble(stage -> performance.getDouble("stages_ms." + stage))
                .sum();
        assertThat(sequential).isCloseTo(stages, within(0.1));
        assertThat(sequential).isGreaterThan(2 * extraMs);
        assertThat(wall).isBetween((double) extraMs, performance.getDouble("total_ms"));
        assertThat(sequential - wall).isGreaterThan(extraMs / 2d);
    }

    @Test
    void anAnswerFromTheCacheTellsOfNoAnalysis() {
        given().post("/clear-cache").then().statusCode(200);
        for (boolean cached : new boolean[] {false, true}) {
            JsonPath performance = performance(true);
            assertThat(performance.getBoolean("customer_cached")).isEqualTo(cached);
            assertThat(performance.getBoolean("garment_cached")).isEqualTo(cached);
            if (cached) {
                assertThat(performance.getDouble("analysis_sequential_ms")).isZero();
            } else {
                assertThat(performance.getDouble("analysis_sequential_ms")).isPositive();
            }
        }
    }

    private static JsonPath tryOn() {
        return performance(false);
    }

    private static JsonPath performance(boolean useCache) {
        JsonPath answer = given().multiPart("customer_image", "photo", Samples.HOPPER.bytes())
                .multiPart("garment_image", "photo", Samples.TEE.bytes())
                .multiPart("use_cache", useCache)
                .post("/virtual-tryon")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return answer.setRootPath("performance_info");
    }

    /** Where the first two to come wait for each other. */
    private static final class Meeting {
        private final CyclicBarrier both = new CyclicBarrier(2);
        private final AtomicInteger come = new AtomicInteger();

        /** Whether this was one of the two; less time than a run may take. */
        boolean come() throws InterruptedException {
            if (come.incrementAndGet() > 2) {
                return false;
            }
            try {
                both.await(5, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                // told by happened()
            }
            return true;
        }

        boolean happened() {
            return come.get() >= 2 && !both.isBroken();
        }
    }
}
