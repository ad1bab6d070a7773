package dev.drape.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drape.testing.Multipart;
import dev.drape.testing.PackagedDrape;
import dev.drape.testing.PrometheusText;
import dev.drape.testing.Samples;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged service is told to stop while it works; what it logged meanwhile is what an operator would read. */
class StopIT {
    private static final int REQUESTS = 6;

    @Test
    void finishesWhatRunsAndRefusesWhatComes() throws Exception {
        // Two at a time, so that some wait at the moment of the signal; time enough to ask questions while it stops.
        try (PackagedDrape drape = PackagedDrape.start("drape.tryon.max-concurrent=2", "quarkus.shutdown.delay=10s")) {
            HttpResponse<String> unknown = drape.get("/private/jane-doe");
            assertThat(unknown.statusCode()).isEqualTo(404);
            byte[] customer = Samples.ASTRONAUT.bytes();
            byte[] garment = Samples.SWEATER.bytes();
            List<CompletableFuture<HttpResponse<String>>> running = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> drape.tryOn("running-" + i, customer, garment))
                    .toList();
            drape.await(() -> allAreIn(drape, running) ? Optional.of(true) : Optional.empty());

            drape.terminate();
            HttpResponse<String> ready = drape.await(() -> Optional.of(drape.get("/v2/health/ready"))
                    .filter(answer -> answer.body().contains("The service is stopping.")));
            assertThat(ready.statusCode()).isEqualTo(503);
            // From a moment later on it says so where it closes the connection, also on this alias.
            drape.await(() -> drape.get("/v2/health/ready").headers().firstValue("Connection"));
            HttpResponse<String> late = drape.tryOn("late", customer, garment).join();
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("\"code\":\"not_ready\"");
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(drape.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(PrometheusText.value(drape.get("/q/metrics").body(), "drape_ready"))
                    .isZero();

            assertThat(running)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(drape.exitCode()).isZero();
            assertThatTheLogTellsIt(drape);
        }
    }

    /** Whether each of the requests has its place, waits for one, or has been answered. */
    private static boolean allAreIn(PackagedDrape drape, List<CompletableFuture<HttpResponse<String>>> requests) {
        long answered = requests.stream().filter(CompletableFuture::isDone).count(); // first: none is counted twice
        String metrics = drape.get("/q/metrics").body();
        return answered
                        + PrometheusText.value(metrics, "drape_admission_running")
                        + PrometheusText.value(metrics, "drape_admission_waiting")
                >= REQUESTS;
    }

    private static void assertThatTheLogTellsIt(PackagedDrape drape) throws Exception {
        assertThat(drape.text()).doesNotContain("jane-doe").doesNotContain(Multipart.FILE_NAME);
        List<JsonNode> lines = drape.lines();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("time").asText()).isNotEmpty();
            assertThat(line.path("level").asText()).isIn("INFO", "WARN");
            assertThat(line.path("logger").asText()).isNotEmpty();
        });
        Map<String, JsonNode> requests = lines.stream()
                .filter(line -> line.path("logger").asText().equals("dev.drape.requests"))
                .collect(Collectors.toMap(line -> line.path("request_id").asText(), Function.identity()));
        assertThat(requests).hasSize(REQUESTS + 2); // toMap has refused a second line of a request
        for (int i = 0; i < REQUESTS; i++) {
            JsonNode line = requests.get("running-" + i);
            assertThat(line.path("endpoint").asText()).isEqualTo("virtual_tryon");
            assertThat(line.path("outcome").asText()).isEqualTo("ok");
            assertThat(line.path("status").asInt()).isEqualTo(200);
            assertThat(line.path("device").asText()).isEqualTo("cpu");
            assertThat(line.path("cache").asText()).isEqualTo("customer=miss;garment=miss");
            assertThat(line.path("duration_ms").asDouble()).isPositive();
            assertThat(names(line.path("stages_ms")))
                    .contains("queue", "decode", "pose", "segmentation", "garment", "compose", "encode");
            assertThat(line.has("code")).isFalse();
        }
        JsonNode late = requests.get("late");
        assertThat(late.path("outcome").asText()).isEqualTo("unavailable");
        assertThat(late.path("code").asText()).isEqualTo("not_ready");
        assertThat(requests.values())
                .filteredOn(line -> line.path("status").asInt() == 404)
                .singleElement()
                .satisfies(line -> assertThat(line.path("endpoint").asText()).isEqualTo("other"));
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
