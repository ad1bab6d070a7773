package dev.drape.api;

import dev.drape.inference.ScriptedDevices;
import dev.drape.testing.Samples;
import dev.drape.testing.Startup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

/** A service that must have a GPU, on a machine without one: it runs, says why it does nothing, and never uses the CPU. */
@QuarkusTest
@TestProfile(RequiredGpuTest.NoGpu.class)
class RequiredGpuTest {

    public static class NoGpu extends ScriptedDevices.Profile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("DRAPE_REQUIRE_GPU", "true");
        }
    }

    @BeforeEach
    void awaitStart() {
        Startup.await();
    }

    static List<Arguments> requests() {
        return List.of(
                Arguments.of("/analyze/customer", List.of("image")),
                Arguments.of("/analyze/garment", List.of("image")),
                Arguments.of("/virtual-tryon", List.of("customer_image", "garment_image")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void whatNeedsAModelIsRefused(String path, List<String> parts) {
        RequestSpecification request = given();
        for (String part : parts) {
            request.multiPart(part, "photo", (part.equals("customer_image") ? Samples.HOPPER : Samples.TEE).bytes());
        }
        Response answer = request.post(path);
        answer.then().statusCode(503).contentType("application/problem+json").header("X-Drape-Device", "none");
        Map<String, Object> problem = answer.jsonPath().getMap("");
        assertThat(problem)
                .containsEntry("type", "https://drape.dev/problems/gpu-required")
                .containsEntry("title", "A GPU is required and none can be used")
                .containsEntry("status", 503)
                .containsEntry("detail", "A GPU is required and none can be used.")
                .containsEntry("code", "gpu_required")
                .containsKey("request_id");
        assertThat(problem.get("part")).as("no photo is to blame").isNull();
        assertThat(problem.get("check")).isNull();
    }

    @Test
    void isAliveButNotReadyAndSaysWhy() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'inference' }.data.device", equalTo("none"))
                .body(
                        "checks.find { it.name == 'inference' }.data.obstacle",
                        allOf(containsString("A GPU is required"), containsString("libdrape-none.so")));
    }

    @Test
    void itsStatusTellsOfTheMissingGpu() {
        given().get("/performance-status")
                .then()
                .statusCode(200)
                .body("gpu_available", equalTo(false))
                .body("device", equalTo("none"))
                .body("devices.find { it.id == 'cuda:0' }.state", equalTo("unavailable"))
                .body("devices.find { it.id == 'cuda:0' }.reason", containsString("libdrape-none.so: cannot open"))
                .body("devices.find { it.id == 'cuda:0' }.since", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("devices.find { it.id == 'cuda:0' }.next_probe", equalTo(null))
                .body("devices.find { it.id == 'cpu' }.state", equalTo("unavailable"))
                .body("devices.find { it.id == 'cpu' }.reason", containsString("require-gpu"))
                .body("devices.find { it.id == 'cpu' }.inferences", equalTo(0))
                .body("models", empty());
    }
}
