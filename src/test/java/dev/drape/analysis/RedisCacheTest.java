package dev.drape.analysis;

import dev.drape.execution.Deadline;
import dev.drape.image.ImageDigest;
import dev.drape.testing.RedisServer;
import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The second level in a real Redis, over HTTP. Redis is started after the service: nothing but hits depends on it. */
@QuarkusTest
@TestProfile(RedisCacheTest.WithRedis.class)
@EnabledIf(value = "dev.drape.testing.RedisServer#installed", disabledReason = "there is no redis-server here")
class RedisCacheTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);
    private static final byte[] PLAIN = collision("plain");
    private static final byte[] STRIPED = collision("striped");

    private static RedisServer server;

    /** Redis on a free port. */
    public static class WithRedis implements QuarkusTestProfile {
        private static final int PORT = RedisServer.freePort();

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "drape.cache.store",
                    "redis",
                    "drape.cache.time-limit",
                    TIME_LIMIT.toMillis() + "ms",
                    "drape.cache.retry-after",
                    "100ms",
                    "quarkus.redis.hosts",
                    "redis://127.0.0.1:" + PORT);
        }
    }

    @Inject
    AnalysisCache memory;

    @Inject
    Analyses analyses;

    @Inject
    SharedAnalyses shared;

    @Inject
    AnalysisLoads loads;

    @Inject
    Redis redis;

    @BeforeAll
    static void startRedis() {
        String host = ConfigProvider.getConfig().getValue("quarkus.redis.hosts", String.class);
        server = RedisServer.start(Integer.parseInt(host.replaceAll(".*:", "")));
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void empty() {
        until("Redis is used", () -> {
            loads.shelf(Kind.GARMENT).find("anything").await().atMost(LONG);
            return loads.shelf(Kind.GARMENT).status().up();
        });
        given().post("/clear-cache").then().statusCode(200);
    }

    @Test
    void anotherReplicaFindsWhatWasComputed() {
        Response computed = kept(Samples.TEE.bytes());
        clearMemory();
        long before = analyses.status(Kind.GARMENT).storeHits();
        Response found = garment(Samples.TEE.bytes(), "hit");
        assertThat(analyses.status(Kind.GARMENT).storeHits()).isEqualTo(before + 1);
        for (String part : List.of("category", "landmarks", "dominant_colors", "segmentation", "image", "quality")) {
            assertThat(found.jsonPath().<Object>get(part))
                    .as(part)
                    .isEqualTo(computed.jsonPath().get(part));
        }
        garment(Samples.TEE.bytes(), "hit");
        assertThat(analyses.status(Kind.GARMENT).storeHits()).isEqualTo(before + 1);
    }

    @Test
    void twoPhotosWithOneMd5AreTwoEntriesInBothLevels() {
        Function<byte[], String> alone = photo -> facts(given().multiPart("image", "photo", photo)
                .multiPart("use_cache", "false")
                .post("/analyze/garment"));
        String plain = alone.apply(PLAIN);
        String striped = alone.apply(STRIPED);
        assertThat(plain).isNotEqualTo(striped);

        Response first = kept(PLAIN);
        Response second = kept(STRIPED);
        assertThat(first.jsonPath().getString("image.md5"))
                .isEqualTo(second.jsonPath().getString("image.md5"))
                .isEqualTo("6a8c3fe1fc82ac9e4078afa8ac9f90d2");
        for (int level = 0; level < 2; level++) {
            assertThat(facts(garment(PLAIN, "hit"))).isEqualTo(plain);
            assertThat(facts(garment(STRIPED, "hit"))).isEqualTo(striped);
            clearMemory();
        }
        assertThat(keys("drape:garment:*")).hasSize(2);
    }

    @Test
    void nothingOfACustomerIsStored() {
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .post("/analyze/customer")
                .then()
                .statusCode(200);
        kept(Samples.TANK.bytes());
        clearMemory();
        assertThat(keys("*")).allSatisfy(key -> assertThat(key).startsWith("drape:garment"));
    }

    @Test
    void entriesHaveATimeToLive() {
        kept(Samples.TANK.bytes());
        clearMemory();
        long ms = redis.send(
                        Request.cmd(Command.PTTL).arg(keys("drape:garment:*").get(0)))
                .await()
                .atMost(LONG)
                .toLong();
        assertThat(Duration.ofMillis(ms)).isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test
    void damagedAndForeignBytesAreAMiss() {
        kept(Samples.TANK.bytes());
        clearMemory();
        String tank = keys("drape:garment:*").get(0);
        kept(Samples.TEE.bytes());
        clearMemory();
        String tee = keys("drape:garment:*").stream()
                .filter(key -> !key.equals(tank))
                .findFirst()
                .orElseThrow();
        Buffer teeBytes = redis.send(Request.cmd(Command.GET).arg(tee))
                .await()
                .atMost(LONG)
                .toBuffer();
        for (Buffer bytes : List.of(Buffer.buffer("not an entry"), Buffer.buffer(), teeBytes)) {
            redis.send(Request.cmd(Command.SET).arg(tank).arg(bytes)).await().atMost(LONG);
            kept(Samples.TANK.bytes());
            clearMemory();
        }
        garment(Samples.TANK.bytes(), "hit");
    }

    @Test
    void clearingLeavesNothingAndNoLoadUnderWayPutsItBack() {
        AnalysisKey key = new AnalysisKey(Kind.GARMENT, ImageDigest.of(new byte[] {5}), "v", "");
        List<UniEmitter<? super Analysed<GarmentAnalysis>>> running = new CopyOnWriteArrayList<>();
        var loading = shared.garment(key, limit -> Uni.createFrom().emitter(running::add), Deadline.after(LONG))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        until("the load has looked into Redis", () -> running.size() == 1);
        kept(Samples.TANK.bytes());
        clearMemory();
        given().post("/clear-cache?kind=garment")
                .then()
                .statusCode(200)
                .body("cleared_store.garment", equalTo(1))
                .body("cleared_store.customer", equalTo(0));
        long dropped = analyses.status(Kind.GARMENT).store().dropped();
        running.get(0).complete(new Analysed<>(GarmentAnalyses.small(), Source.COMPUTED));
        loading.awaitItem(LONG);
        until(
                "the write is refused",
                () -> analyses.status(Kind.GARMENT).store().dropped() == dropped + 1);
        assertThat(keys("drape:garment:*")).isEmpty();
    }

    @Test
    void redisThatIsDownIsAMissAndRecoversByItself() {
        garment(Samples.TANK.bytes(), "miss");
        server.kill();
        for (int i = 0; i < 6; i++) {
            clearMemory();
            garment(Samples.TANK.bytes(), "miss");
        }
        given().get("/performance-status").then().body("caches.garment.store.up", equalTo(false));
        given().get("/q/health/ready").then().statusCode(200);
        given().post("/clear-cache?kind=garment").then().statusCode(503).body("code", equalTo("cache_unavailable"));
        server.start();
        until("it is used again", () -> {
            clearMemory();
            return given().multiPart("image", "photo", Samples.TANK.bytes())
                            .post("/analyze/garment")
                            .header("X-Drape-Cache")
                            .endsWith("hit")
                    && loads.shelf(Kind.GARMENT).status().up();
        });
    }

    @Test
    void redisThatHangsIsAMissAtTheTimeLimit() {
        kept(Samples.TANK.bytes());
        clearMemory();
        server.pause();
        try {
            long start = System.nanoTime();
            assertThat(loads.shelf(Kind.GARMENT)
                            .find("anything")
                            .await()
                            .atMost(LONG)
                            .generation())
                    .isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(TIME_LIMIT);
            garment(Samples.TANK.bytes(), "miss");
        } finally {
            server.resume();
        }
    }

    private static String facts(Response answer) {
        return answer.then().statusCode(200).extract().jsonPath().get("dominant_colors")
                + " "
                + answer.jsonPath().get("pattern_confidence")
                + " "
                + answer.jsonPath().get("segmentation");
    }

    private static Response garment(byte[] photo, String expected) {
        Response answer = given().multiPart("image", "photo", photo).post("/analyze/garment");
        answer.then().statusCode(200);
        assertThat(answer.header("X-Drape-Cache")).isEqualTo("customer=none;garment=" + expected);
        return answer;
    }

    /** A computed analysis, once it is written. */
    private Response kept(byte[] photo) {
        long before = analyses.status(Kind.GARMENT).store().writes();
        Response answer = garment(photo, "miss");
        until("it is written", () -> analyses.status(Kind.GARMENT).store().writes() == before + 1);
        return answer;
    }

    /** Memory is empty, as in a replica that has computed nothing. */
    private void clearMemory() {
        memory.clearGarments().await().atMost(LONG);
    }

    private List<String> keys(String pattern) {
        var found = redis.send(Request.cmd(Command.KEYS).arg(pattern)).await().atMost(LONG);
        return IntStream.range(0, found.size())
                .mapToObj(i -> found.get(i).toString())
                .toList();
    }

    private static void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static byte[] collision(String name) {
        return Samples.resource("/collision/md5-collision-" + name + ".jpg");
    }
}
