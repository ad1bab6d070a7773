package dev.drape.api;

import dev.drape.settings.Bounds;
import dev.drape.settings.KibibyteOrMore;
import dev.drape.settings.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.time.Duration;
import java.util.Optional;

/** The HTTP surface. */
@ConfigMapping(prefix = "drape.api")
public interface ApiConfig {

    /**
     * Bytes of a whole request body; default two photos of 10 MiB and their multipart framing. Keep it above twice
     * {@code drape.image.max-bytes}.
     */
    @WithDefault("22020096")
    @WithConverter(BodyBytes.class)
    long maxRequestBytes();

    /**
     * Bytes of all request bodies that are held at once; a request whose announced body does not fit is refused as
     * {@code overloaded}. Default: a fifth of the heap.
     */
    @WithConverter(KibibyteOrMore.class)
    Optional<Long> maxHeldBytes();

    /** From a request's head to the end of its body; then it is answered with 408 and its connection is closed. */
    @WithDefault("60s")
    @WithConverter(SomeTime.class)
    Duration bodyTimeLimit();

    /** How the line a request is written: {@code json}, {@code text} or {@code off}; JSON in production. */
    @WithDefault("text")
    LogFormat requestLog();

    /** Whether {@code /test/…} answers; on in dev and test, off in production. */
    @WithDefault("false")
    boolean testEndpoints();

    /** Of a request, bytes: 1 KiB to 1 GiB. */
    final class BodyBytes implements Converter<Long> {
        private static final Converter<Long> BOUNDED = Bounds.longs(1024, 1 << 30);

        @Override
        public Long convert(String value) {
            return BOUNDED.convert(value);
        }
    }
}
