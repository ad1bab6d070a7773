package dev.drape.analysis;

import dev.drape.store.ShelfStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts where one cache's analyses came from, once a request; evictions are Caffeine's own count. */
final class CacheMeter {
    private static final Map<Source, String> RESULTS = new EnumMap<>(
            Map.of(Source.COMPUTED, "miss", Source.MEMORY, "hit", Source.STORE, "store", Source.SIMILAR, "similar"));

    private final MeterRegistry registry;
    private final String cacheName;
    private final Map<Source, Counter> requests = new EnumMap<>(Source.class);
    private final Timer loads;

    CacheMeter(Kind kind, MeterRegistry registry) {
        this.registry = registry;
        this.cacheName = AnalysisCache.nameOf(kind);
        RESULTS.forEach((source, result) -> requests.put(
                source,
                Counter.builder(AnalysisMeter.REQUESTS.id())
                        .description(AnalysisMeter.REQUESTS.description())
                        .tag(AnalysisMeter.KIND, kind.id())
                        .tag(AnalysisMeter.RESULT, result)
                        .register(registry)));
        loads = Timer.builder(AnalysisMeter.LOAD.id())
                .description(AnalysisMeter.LOAD.description())
                .tag(AnalysisMeter.KIND, kind.id())
                .register(registry);
    }

    void count(Source source) {
        requests.get(source).increment();
    }

    void computed(long nanos) {
        loads.record(nanos, TimeUnit.NANOSECONDS);
    }

    CacheStatus status(int size, int maxSize, ShelfStatus store) {
        FunctionCounter evictions =
                registry.find("cache.evictions").tag("cache", cacheName).functionCounter();
        return new CacheStatus(
                size,
                maxSize,
                of(Source.MEMORY) + of(Source.STORE) + of(Source.SIMILAR),
                of(Source.STORE),
                of(Source.SIMILAR),
                of(Source.COMPUTED),
                evictions == null ? 0 : (long) evictions.count(),
                loads.mean(TimeUnit.MILLISECONDS),
                loads.max(TimeUnit.MILLISECONDS),
                store);
    }

    private long of(Source source) {
        return (long) requests.get(source).count();
    }
}
