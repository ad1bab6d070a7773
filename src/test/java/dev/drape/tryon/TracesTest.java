package dev.drape.tryon;

import dev.drape.testing.ImageFiles;
import dev.drape.testing.Samples;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** With tracing on, each try-on is one trace: its request, and below it every stage, whatever thread it ran on. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
class TracesTest {
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FILE_NAME = "jane-doe-on-the-beach.jpg";
    /** Once a request; decode is once a photo, pose and segmentation are several steps. */
    private static final List<String> ONCE =
            List.of("compose", "encode", "garment", "outfit", "preprocess", "queue", "skin");

    private static final List<String> STAGES = List.of(
            "compose", "decode", "encode", "garment", "outfit", "pose", "preprocess", "queue", "segmentation", "skin");

    /** One place, so that requests are handed theirs by another one's thread. */
    public static class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false",
                    "quarkus.otel.traces.exporter", "none",
                    "drape.tryon.max-concurrent", "1");
        }
    }

    /** Quarkus hands every span to processors that are beans. */
    static class Processors {
        @Produces
        @Singleton
        SpanProcessor memory() {
            return SimpleSpanProcessor.create(SPANS);
        }
    }

    @Inject
    Rehearsal rehearsal;

    @BeforeEach
    void begin() {
        await(() -> given().get("/q/health/started").statusCode() == 200);
        SPANS.reset();
    }

    @Test
    void everyStageIsASpanBelowItsRequest() {
        tryOn(1, false);

        List<SpanData> trace = traces(1).values().iterator().next();
        SpanData request = request(trace);
        assertThat(request.getName()).isEqualTo("POST /virtual-tryon");
        assertWhole(trace);
        for (SpanData stage : trace) {
            if (stage != request) {
                assertThat(stage.getParentSpanId()).as(stage.getName()).isEqualTo(request.getSpanId());
                assertThat(stage.getStartEpochNanos())
                        .as(stage.getName())
                        .isBetween(request.getStartEpochNanos() - 1_000_000, stage.getEndEpochNanos());
                assertThat(stage.getEndEpochNanos()).isLessThanOrEqualTo(request.getEndEpochNanos() + 1_000_000);
            }
        }
    }

    @Test
    void spansHoldNothingOfAPhoto() {
        tryOn(1, false);

        for (SpanData span : traces(1).values().iterator().next()) {
            String all = span.getName() + span.getAttributes() + span.getEvents();
            assertThat(all).doesNotContain(FILE_NAME).hasSizeLessThan(2_000);
            if (span.getKind() == SpanKind.INTERNAL) {
                assertThat(span.getAttributes().isEmpty()).as(all).isTrue();
            }
        }
    }

    @Test
    void requestsAtTheSameTimeKeepTheirStagesApart() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(() -> tryOn(i, false)))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(traces(3).values()).hasSize(3).allSatisfy(TracesTest::assertWhole);
    }

    @Test
    void aKnownPhotosAnalysisIsNoStageOfTheRequestThatFindsIt() {
        tryOn(9, true);
        traces(1);
        SPANS.reset();
        tryOn(9, true);

        assertThat(stages(traces(1).values().iterator().next()))
                .isEqualTo(List.of("compose", "decode", "decode", "encode", "queue"));
    }

    @Test
    void aRehearsalIsNoTrace() {
        given().header(Rehearsal.HEADER, rehearsal.word())
                .multiPart("image", FILE_NAME, photo(Samples.HOPPER, 20))
                .multiPart("use_cache", "false")
                .post(Rehearsal.PREFIX + "/analyze/customer")
                .then()
                .statusCode(200);
        tryOn(21, false);

        assertThat(traces(1).values()).singleElement().satisfies(TracesTest::assertWhole);
    }

    private static void assertWhole(List<SpanData> trace) {
        List<String> stages = stages(trace);
        assertThat(stages.stream().distinct().toList()).isEqualTo(STAGES);
        assertThat(stages).containsOnlyOnceElementsOf(ONCE);
        assertThat(stages).filteredOn("decode"::equals).hasSize(2);
    }

    private static void tryOn(int number, boolean useCache) {
        given().multiPart("customer_image", FILE_NAME, photo(Samples.HOPPER, number))
                .multiPart("garment_image", FILE_NAME, photo(Samples.TEE, number))
                .multiPart("use_cache", String.valueOf(useCache))
                .post("/virtual-tryon")
                .then()
                .statusCode(200);
    }

    private static byte[] photo(Samples sample, int number) {
        return ImageFiles.jpegWithSegment(
                sample.bytes(), 0xfe, ("traced " + number).getBytes(StandardCharsets.US_ASCII));
    }

    /** By trace, once that many requests have ended: a request's span ends after its answer was read. */
    private static Map<String, List<SpanData>> traces(int requests) {
        await(() -> SPANS.getFinishedSpanItems().stream()
                        .filter(span -> span.getKind() == SpanKind.SERVER)
                        .count()
                >= requests);
        return SPANS.getFinishedSpanItems().stream().collect(Collectors.groupingBy(SpanData::getTraceId));
    }

    private static SpanData request(List<SpanData> trace) {
        List<SpanData> servers =
                trace.stream().filter(span -> span.getKind() == SpanKind.SERVER).toList();
        assertThat(servers).hasSize(1);
        return servers.get(0);
    }

    private static List<String> stages(List<SpanData> trace) {
        return trace.stream()
                .filter(span -> span.getKind() == SpanKind.INTERNAL)
                .map(SpanData::getName)
                .sorted()
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
