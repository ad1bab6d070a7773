package dev.drape.testing;

import java.time.Duration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The start of the service under test, which goes on when its port is open. */
public final class Startup {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private Startup() {}

    /** Returns once the models are loaded and the warm-up has ended. */
    public static void await() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (given().get("/q/health/started").statusCode() != 200) {
            assertThat(System.nanoTime()).as("started in time").isLessThan(end);
        }
    }
}
