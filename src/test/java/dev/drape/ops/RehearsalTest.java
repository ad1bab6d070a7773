package dev.drape.ops;

import dev.drape.image.codec.ImageEncoder;
import dev.drape.testing.LogLines;
import dev.drape.testing.PrometheusText;
import dev.drape.testing.Samples;
import dev.drape.tryon.BundledSamples;
import dev.drape.tryon.Rehearsal;
import dev.drape.tryon.TryOnPipeline;
import dev.drape.warming.Warming;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The service asks its own port before it is ready: whole requests, which nobody else can send and nothing counts. */
@QuarkusTest
class RehearsalTest {
    private static final byte[] PHOTO = Samples.HOPPER.bytes();

    private static final List<String> COUNTED = List.of(
            "drape_requests_total", "drape_problems_total", "drape_cache_", "cache_size", "http_server_requests");

    @Inject
    ImageEncoder encoder;

    @Inject
    OwnPort port;

    @Inject
    Rehearsal rehearsal;

    @Inject
    BundledSamples samples;

    @Inject
    TryOnPipeline pipeline;

    @Inject
    Warming warming;

    @BeforeEach
    void awaitStart() {
        await(() -> given().get("/q/health/started").statusCode() == 200);
    }

    @Test
    void aRequestPassesTheWholeWayAndIsNotCounted() throws IOException {
        String before = scrape();
        try (LogLines log = new LogLines("dev.drape.requests", Level.ALL)) {
            assertThat(port.post("/analyze/customer", Map.of("image", PHOTO), false))
                    .isEqualTo(200);
            assertThat(port.post("/analyze/customer", Map.of("image", new byte[] {1, 2, 3}), true))
                    .isEqualTo(415);
            assertThat(log.lines()).isEmpty();
        }
        String after = scrape();
        String runs = "drape_inference_runs_seconds_count{device=\"cpu\",model=\"pose-detector\"";
        assertThat(PrometheusText.value(after, runs)).isGreaterThan(PrometheusText.value(before, runs));
        for (String counted : COUNTED) {
            assertThat(lines(after, counted)).as(counted).isEqualTo(lines(before, counted));
        }
        assertThat(after).doesNotContain("rehearsal");
    }

    @Test
    void nobodyElseFindsAnythingThere() {
        String path = Rehearsal.PREFIX + "/analyze/customer";
        photo().post(path).then().statusCode(404);
        photo().header(Rehearsal.HEADER, "true").post(path).then().statusCode(404);
        photo().header(Rehearsal.HEADER, rehearsal.word()).post(path).then().statusCode(200);
    }

    @Test
    void aServiceThatCannotAskItselfStartsAllTheSame() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        for (HttpServer server : List.of(
                server(closed, "http://127.0.0.1:" + closed), server(-1, null), server(1, "https://127.0.0.1:1"))) {
            OwnPort unreachable = new OwnPort(server, rehearsal);
            assertThatThrownBy(() -> unreachable.post("/analyze/customer", Map.of(), false))
                    .isInstanceOf(IOException.class);
        }
        WarmUp warmUp = new WarmUp(samples, pipeline, new OwnPort(server(-1, null), rehearsal), encoder, warming);
        warmUp.begin();
        await(warmUp::done);
        assertThat(warmUp.millis()).isPositive();
    }

    private static HttpServer server(int port, String uri) {
        return new HttpServer() {
            @Override
            public int getPort() {
                return port;
            }

            @Override
            public int getSecurePort() {
                return -1;
            }

            @Override
            public int getManagementPort() {
                return -1;
            }

            @Override
            public URI getLocalBaseUri() {
                return URI.create(uri);
            }
        };
    }

    private static RequestSpecification photo() {
        return given().multiPart("image", "photo", PHOTO).multiPart("use_cache", "false");
    }

    private static String scrape() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static List<String> lines(String scrape, String beginning) {
        return scrape.lines().filter(line -> line.startsWith(beginning)).toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
