package dev.drape.warming;

import dev.drape.settings.AnyTime;
import dev.drape.settings.Bounds;
import dev.drape.settings.OneOrMore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which garment photos are analysed beforehand. */
@ConfigMapping(prefix = "drape.warming")
public interface WarmingConfig {
    /**
     * A directory of photos, or a file with one photo a line: a path relative to that file or a URL, then a tab and its
     * category if it is known. Empty lines and those that begin with # are skipped.
     */
    Optional<Path> source();

    /** Whether it is begun at the start, once the service is ready. */
    @WithDefault("true")
    boolean atStart();

    /** Photos of one run; more are an error. */
    @WithDefault("10000")
    @WithConverter(OneOrMore.class)
    int maxPhotos();

    /** How long one photo waits for requests to end; then it is analysed beside them. */
    @WithDefault("2s")
    @WithConverter(AnyTime.class)
    Duration patience();

    /** Hosts that photos may be fetched from, {@code name} or {@code name:port}; never a private address. */
    Optional<List<String>> allowedHosts();

    /** The same, but they may have private addresses. */
    Optional<List<String>> privateHosts();

    /** Time limit of fetching one photo. */
    @WithDefault("10s")
    @WithConverter(FetchTime.class)
    Duration fetchTime();

    /** 1 millisecond to an hour. */
    final class FetchTime implements Converter<Duration> {
        private static final Converter<Duration> BOUNDED = Bounds.durations(Duration.ofMillis(1), Duration.ofHours(1));

        @Override
        public Duration convert(String value) {
            return BOUNDED.convert(value);
        }
    }
}
