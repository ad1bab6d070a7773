package dev.drape.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What happened at one shelf, counted. */
final class ShelfMeters {
    /** How a look-up ended. */
    enum Read {
        HIT,
        MISS,
        /** The bytes were no entry of that key: a miss. */
        CORRUPT,
        /** The store failed, was too slow or was left alone: a miss. */
        FAILED
    }

    /** How a write ended. */
    enum Write {
        KEPT,
        /** The shelf was emptied while the value was computed. */
        STALE,
        /** Too many writes were under way, or the entry was too large. */
        DROPPED,
        FAILED
    }

    private final Map<Read, Counter> reads = new EnumMap<>(Read.class);
    private final Map<Write, Counter> writes = new EnumMap<>(Write.class);
    private final Timer find;

    ShelfMeters(String shelf, MeterRegistry registry) {
        for (Read result : Read.values()) {
            reads.put(result, counter(StoreMeter.READS, shelf, result, registry));
        }
        for (Write result : Write.values()) {
            writes.put(result, counter(StoreMeter.WRITES, shelf, result, registry));
        }
        find = Timer.builder(StoreMeter.FIND.id())
                .description(StoreMeter.FIND.description())
                .tag(StoreMeter.KIND, shelf)
                .register(registry);
    }

    private static Counter counter(StoreMeter meter, String shelf, Enum<?> result, MeterRegistry registry) {
        return Counter.builder(meter.id())
                .description(meter.description())
                .tag(StoreMeter.KIND, shelf)
                .tag(StoreMeter.RESULT, result.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    void count(Read result) {
        reads.get(result).increment();
    }

    void count(Write result) {
        writes.get(result).increment();
    }

    Timer find() {
        return find;
    }

    long of(Read result) {
        return (long) reads.get(result).count();
    }

    long of(Write result) {
        return (long) writes.get(result).count();
    }
}
