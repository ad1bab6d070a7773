package dev.drape.store;

import dev.drape.settings.AnyTime;
import dev.drape.settings.Bounds;
import dev.drape.settings.KibibyteOrMore;
import dev.drape.settings.OneOrMore;
import dev.drape.settings.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where analyses are kept besides memory, and for how long. */
@ConfigMapping(prefix = "drape.cache")
public interface StoreConfig {
    /** Which second level there is. */
    @WithDefault("none")
    StoreType store();

    /** Whether customers' analyses are kept there too; they are personal data. */
    @WithDefault("false")
    boolean persistCustomers();

    /** How long a garment's analysis is kept. */
    @WithDefault("30d")
    @WithConverter(SomeTime.class)
    Duration garmentAge();

    /** How long a customer's analysis is kept, if it is. */
    @WithDefault("1h")
    @WithConverter(SomeTime.class)
    Duration customerAge();

    /** How long a look-up may take before it counts as a miss. */
    @WithDefault("50ms")
    @WithConverter(SomeTime.class)
    Duration timeLimit();

    /** How long a store that failed is left alone before it is tried again. */
    @WithDefault("5s")
    @WithConverter(AnyTime.class)
    Duration retryAfter();

    /** Writes under way and waiting; one more is dropped. */
    @WithDefault("64")
    @WithConverter(OneOrMore.class)
    int writeLimit();

    /** Bytes of one entry as it is stored; a larger one is not kept. */
    @WithDefault("8388608")
    @WithConverter(EntryBytes.class)
    int maxEntryBytes();

    /** The directory of {@link StoreType#FILE}. */
    File file();

    /** The server of {@link StoreType#REDIS}. */
    Redis redis();

    /** Bounds of the file store. */
    interface File {
        /** Must be set for the file store; made if it does not exist. */
        Optional<Path> directory();

        /** Bytes of all entries; the least recently used ones go. */
        @WithDefault("1073741824")
        @WithConverter(KibibyteOrMore.class)
        long maxBytes();
    }

    /** How the server is used; how it is reached is {@code quarkus.redis.*}. */
    interface Redis {
        /** Begin of every key's name, for servers that others use too. */
        @WithDefault("drape")
        @WithConverter(Prefix.class)
        String prefix();
    }

    /** 1 KiB or more. */
    final class EntryBytes implements Converter<Integer> {
        private static final Converter<Integer> BOUNDED = Bounds.ints(1024, Integer.MAX_VALUE);

        @Override
        public Integer convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** Not blank. */
    final class Prefix implements Converter<String> {
        @Override
        public String convert(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("it is blank");
            }
            return value;
        }
    }
}
