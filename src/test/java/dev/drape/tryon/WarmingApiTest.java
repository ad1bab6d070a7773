package dev.drape.tryon;

import com.sun.net.httpserver.HttpServer;
import dev.drape.image.ImageDigest;
import dev.drape.testing.RedisServer;
import dev.drape.testing.Samples;
import dev.drape.testing.SavedAgain;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** Warming, popularity and similar garments over HTTP, with the real models and a real file server. */
@QuarkusTest
@TestProfile(WarmingApiTest.Warm.class)
class WarmingApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private static HttpServer server;
    private static String host;

    /** Two garments, a file that is not there and one that is no photo. */
    public static class Warm implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path manifest = Files.createTempDirectory("drape-warming").resolve("garments.txt");
                Path samples = Path.of("samples").toAbsolutePath();
                Files.write(
                        manifest,
                        List.of(
                                "# garments",
                                samples.resolve("garment-tee-navy.jpg").toString(),
                                "",
                                samples.resolve("garment-tank-coral.png") + "\ttop",
                                "missing.jpg",
                                samples.resolve("README.md").toString()));
                int port = RedisServer.freePort();
                return Map.of(
                        "drape.warming.source",
                        manifest.toString(),
                        "drape.warming.at-start",
                        "false",
                        "drape.warming.patience",
                        "1h",
                        "drape.warming.private-hosts",
                        "127.0.0.1:" + port,
                        "drape.warming.allowed-hosts",
                        "localhost:" + port,
                        "drape.analysis.similar-garments",
                        "true");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    Admission admission;

    @TestHTTPResource("/cache/warm/events")
    URI events;

    @BeforeAll
    static void serve() throws IOException {
        host = "http://" + ConfigProvider.getConfig().getValue("drape.warming.private-hosts", String.class);
        server = HttpServer.create(
                new InetSocketAddress("127.0.0.1", URI.create(host).getPort()), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/dress.jpg", exchange -> {
            byte[] photo = Samples.DRESS.bytes();
            exchange.sendResponseHeaders(200, photo.length);
            exchange.getResponseBody().write(photo);
            exchange.close();
        });
        server.createContext("/moved.jpg", exchange -> {
            exchange.getResponseHeaders().add("Location", host + "/dress.jpg");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/endless.jpg", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[1 << 16]);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });
        server.createContext("/slow.jpg", exchange -> {
            try {
                RELEASED.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        RELEASED.countDown();
        server.stop(0);
    }

    @BeforeEach
    void empty() {
        until("the service is warm", () -> given().get("/q/health/started").statusCode() == 200);
        given().delete("/cache/warm").then().statusCode(200);
        given().post("/clear-cache").then().statusCode(200);
    }

    @Test
    void warmsTheManifestAndTellsHowFarItIs() throws Exception {
        given().post("/cache/warm").then().statusCode(202).body("photos", equalTo(4));
        List<String> told = told();
        assertThat(told.get(told.size() - 1)).contains("\"state\":\"finished\"", "\"done\":2", "\"failed\":2");
        given().get("/performance-status")
                .then()
                .body("warming.state", equalTo("finished"))
                .body("warming.photos_per_second", greaterThan(0f))
                .body("warming.seconds_left", nullValue())
                .body("caches.garment.size", equalTo(2));
        assertThat(garment(Samples.TEE.bytes(), "auto")).isEqualTo("hit");
        assertThat(garment(Samples.TANK.bytes(), "top")).isEqualTo("hit");
        given().get("/q/metrics").then().body(containsString("drape_cache_warmed_total{result=\"done\"}"));
    }

    @Test
    void waitsWhileRequestsRun() throws Exception {
        List<UniEmitter<? super Void>> running = new CopyOnWriteArrayList<>();
        admission
                .admit(turn -> Uni.createFrom().<Void>emitter(running::add))
                .subscribe()
                .with(done -> {});
        given().post("/cache/warm").then().statusCode(202);
        try (Stream<String> now = open().filter(line -> line.startsWith("data:"))) {
            assertThat(now.limit(4)).allMatch(line -> line.contains("\"done\":0") && line.contains("running"));
        }
        running.get(0).complete(null);
        assertThat(told()).last().asString().contains("\"done\":2");
    }

    @Test
    void fetchesOnlyWhatIsAllowedBoundedAndWithoutRedirects() throws Exception {
        given().body("http://elsewhere.example/a.jpg")
                .post("/cache/warm")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_option"));
        given().body("/etc/passwd").post("/cache/warm").then().statusCode(400);
        given().body(String.join(
                        "\n",
                        host + "/dress.jpg",
                        host + "/moved.jpg",
                        host + "/endless.jpg",
                        host + "/nowhere.jpg",
                        host.replace("127.0.0.1", "localhost") + "/dress.jpg"))
                .post("/cache/warm")
                .then()
                .statusCode(202);
        assertThat(told()).last().asString().contains("\"done\":1", "\"failed\":4");
        assertThat(garment(Samples.DRESS.bytes(), "auto")).isEqualTo("hit");
    }

    @Test
    void oneRunAtATimeAndItCanBeStopped() {
        given().body(host + "/slow.jpg")
                .post("/cache/warm")
                .then()
                .statusCode(202)
                .body("state", equalTo("running"));
        given().post("/cache/warm").then().statusCode(409).body("code", equalTo("warming_running"));
        given().delete("/cache/warm").then().statusCode(200).body("state", equalTo("cancelled"));
        given().get("/cache/warm").then().body("state", equalTo("cancelled")).body("done", equalTo(0));
    }

    @Test
    void tellsWhatIsAskedForMost() {
        for (int i = 0; i < 40; i++) {
            garment(Samples.SWEATER.bytes(), "auto");
        }
        given().get("/cache/top?kind=garment&limit=1")
                .then()
                .statusCode(200)
                .body("photos", hasSize(1))
                .body("photos[0].md5", equalTo(md5(Samples.SWEATER)))
                .body("photos[0].requests", greaterThan(39));
        given().get("/cache/top").then().statusCode(200).body("photos.md5", not(hasSize(0)));
        given().get("/cache/top?kind=customer").then().statusCode(400).body("part", equalTo("kind"));
        given().get("/cache/top?limit=many").then().statusCode(400).body("part", equalTo("limit"));
    }

    @Test
    void aSimilarPhotoUsesTheAnalysisInItsOwnFrame() {
        assertThat(garment(Samples.TEE.bytes(), "auto")).isEqualTo("miss");
        byte[] half = SavedAgain.of(Samples.TEE.bytes()).scaled(0.5).jpeg(80);
        for (int i = 0; i < 2; i++) {
            Response answer = given().multiPart("image", "photo", half)
                    .multiPart("include", "mask")
                    .post("/analyze/garment");
            answer.then()
                    .statusCode(200)
                    .header("X-Drape-Cache", "customer=none;garment=similar")
                    .body("processing.similar", equalTo(true))
                    .body("processing.cached", equalTo(true))
                    .body("image.width", equalTo(384))
                    .body("image.height", equalTo(512))
                    .body("image.md5", equalTo(ImageDigest.of(half).md5()))
                    .body("segmentation.mask.width", equalTo(384));
        }
        given().multiPart("customer_image", "photo", Samples.HOPPER.bytes())
                .multiPart("garment_image", "photo", half)
                .post("/virtual-tryon")
                .then()
                .statusCode(200)
                .header("X-Drape-Cache", "customer=miss;garment=similar")
                .body("performance_info.garment_similar", equalTo(true));
        assertThat(garment(SavedAgain.of(Samples.TEE.bytes()).cropped(0.02).jpeg(95), "auto"))
                .isEqualTo("miss");
        assertThat(garment(SavedAgain.of(Samples.TEE.bytes()).jpeg(95), "top"))
                .as("another option")
                .isEqualTo("miss");
        given().post("/clear-cache").then().statusCode(200);
        assertThat(garment(half, "auto")).as("nothing is left").isEqualTo("miss");
    }

    private static String garment(byte[] photo, String category) {
        String header = given().multiPart("image", "photo", photo)
                .multiPart("category", category)
                .post("/analyze/garment")
                .then()
                .statusCode(200)
                .extract()
                .header("X-Drape-Cache");
        return header.substring(header.lastIndexOf('=') + 1);
    }

    private static String md5(Samples sample) {
        return ImageDigest.of(sample.bytes()).md5();
    }

    private List<String> told() throws IOException, InterruptedException {
        try (Stream<String> lines = open()) {
            return lines.filter(line -> line.startsWith("data:")).toList();
        }
    }

    private Stream<String> open() throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(events).build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return answer.body();
    }

    private static void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
