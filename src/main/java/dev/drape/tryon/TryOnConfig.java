package dev.drape.tryon;

import dev.drape.settings.Bounds;
import dev.drape.settings.OneOrMore;
import dev.drape.settings.SomeTime;
import dev.drape.settings.ZeroOrMore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;
import java.util.Optional;

/** How many requests run at once and how long each may take. */
@ConfigMapping(prefix = "drape.tryon")
public interface TryOnConfig {

    /** Requests that run at once; default twice the cores. Environment: {@code DRAPE_MAX_CONCURRENT}. */
    @WithConverter(OneOrMore.class)
    Optional<Integer> maxConcurrent();

    /** Requests that wait for a place; one more is refused as {@code overloaded}. Environment: {@code DRAPE_QUEUE_LIMIT}. */
    @WithDefault("64")
    @WithConverter(ZeroOrMore.class)
    int queueLimit();

    /**
     * Pixels of all photos that are worked on at once; a request waits until there is room for its own. Default: what the
     * heap has room for.
     */
    @WithConverter(Pixels.class)
    Optional<Long> maxPixels();

    /** From a request's admission, once its body has arrived, until its result is known. Environment: {@code DRAPE_DEADLINE}. */
    @WithDefault("30s")
    @WithConverter(SomeTime.class)
    Duration deadline();

    /** 64×64 or more. */
    final class Pixels implements Converter<Long> {
        private static final Converter<Long> BOUNDED = Bounds.longs(4096, Long.MAX_VALUE);

        @Override
        public Long convert(String value) {
            return BOUNDED.convert(value);
        }
    }
}
