package dev.drape.ops;

import dev.drape.testing.Startup;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

/** What an operator sees. */
@QuarkusTest
class OperationsApiTest {

    @BeforeEach
    void awaitStart() {
        Startup.await();
    }

    @Test
    void probesTellTheirOwnThing() {
        given().get("/q/health/live").then().statusCode(200).body("checks[0].name", equalTo("process"));
        given().get("/q/health/started").then().statusCode(200).body("checks[0].data.models", equalTo("loaded"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'inference' }.data.device", equalTo("cpu"))
                .body("checks.find { it.name == 'inference' }.data.cpu", equalTo("up"));
    }

    @Test
    void statusSaysWhatRunsHere() {
        JsonPath status = given().get("/performance-status")
                .then()
                .statusCode(200)
                .body("device", notNullValue())
                .body("devices.find { it.id == 'cpu' }.state", equalTo("up"))
                .body("devices.find { it.id == 'cpu' }.inferences", greaterThan(0))
                .body("models.findAll { it.device == 'cpu' }", hasSize(4))
                .body("models.sha256", everyItem(matchesPattern("[0-9a-f]{64}")))
                .body("runtime.quarkus", equalTo("3.34.1"))
                .body("runtime.onnxruntime", matchesPattern("1\\.\\d+\\.\\d+"))
                .body("runtime.opencv", matchesPattern("4\\.\\d+\\.\\d+.*"))
                .body("requests.queue_limit", equalTo(64))
                .extract()
                .jsonPath();
        assertThat(status.getLong("runtime.native_memory_bytes")).isGreaterThan(10_000_000L);
        boolean gpu = status.getBoolean("gpu_available");
        if (!gpu) {
            assertThat(status.getString("devices.find { it.id.startsWith('cuda') }.reason"))
                    .isNotBlank();
        }
    }

    @Test
    void countersAreThereBeforeTheirFirstEvent() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("drape_device_fallbacks_total{device=\"cpu\"} 0.0"))
                .body(containsString("drape_cache_requests_total{kind=\"customer\",result=\"hit\"}"))
                .body(containsString("drape_analysis_degraded_total{step=\"preprocess_none\"}"));
    }

    @Test
    void metricsCoverDeviceCacheAndAdmission() {
        given().get("/test/virtual-tryon").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("drape_gpu_available"))
                .body(containsString("drape_device_up{device=\"cpu\""))
                .body(containsString("drape_cache_requests_total{kind=\"customer\""))
                .body(containsString("drape_admission_running"))
                .body(containsString("drape_inference_runs_seconds_count"))
                .body(containsString("drape_process_resident_bytes"))
                .body(org.hamcrest.Matchers.not(containsString("cache_gets_total")));
    }

    @Test
    void openApiDescribesEveryEndpointWithItsForm() {
        JsonPath document = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String path : new String[] {
            "/virtual-tryon", "/analyze/customer", "/analyze/garment", "/preprocess", "/validate", "/clear-cache"
        }) {
            assertThat(document.getMap("paths.'" + path + "'.post")).as(path).isNotEmpty();
        }
        assertThat(document.getMap("paths.'/performance-status'.get")).isNotEmpty();
        assertThat(document.getMap("components.schemas.TryOnForm.properties"))
                .containsKeys(
                        "customer_image",
                        "garment_image",
                        "category",
                        "model_complexity",
                        "preprocess",
                        "fit",
                        "include",
                        "output_format",
                        "use_cache");
        assertThat(document.getMap("components.schemas").keySet())
                .contains("TryOnAnswer", "CustomerAnswer", "GarmentAnswer", "Problem")
                .doesNotContain("RoutingContext", "Buffer", "ByteBuf");
        assertThat(document.getString("openapi")).startsWith("3.1");
        given().get("/q/swagger-ui/").then().statusCode(200);
    }
}
