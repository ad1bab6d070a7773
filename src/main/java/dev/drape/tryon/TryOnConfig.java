package dev.drape.tryon;

import dev.drape.settings.AtLeastMilli;
import dev.drape.settings.AtLeastZero;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How many requests run at once and how long each may take. */
@ConfigMapping(prefix = "drape.tryon")
public interface TryOnConfig {

    /** Requests that run at once; default twice the cores. Environment: {@code DRAPE_MAX_CONCURRENT}. */
    OptionalInt maxConcurrent();

    /** Requests that wait for a place; one more is refused as {@code overloaded}. Environment: {@code DRAPE_QUEUE_LIMIT}. */
    @WithDefault("64")
    @WithConverter(AtLeastZero.class)
    int queueLimit();

    /**
     * Pixels of all photos that are worked on at once; a request waits until there is room for its own. Default: what the
     * heap has room for.
     */
    OptionalLong maxPixels();

    /** From a request's admission, once its body has arrived, until its result is known. Environment: {@code DRAPE_DEADLINE}. */
    @WithDefault("30s")
    @WithConverter(AtLeastMilli.class)
    Duration deadline();
}
