package dev.drape.analysis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts one cache's hits and misses, once a request; evictions are Caffeine's own count. */
final class CacheMeter {
    private final MeterRegistry registry;
    private final String cacheName;
    private final Counter hits;
    private final Counter misses;

    CacheMeter(Kind kind, MeterRegistry registry) {
        this.registry = registry;
        this.cacheName = AnalysisCache.nameOf(kind);
        hits = requests(kind, "hit", registry);
        misses = requests(kind, "miss", registry);
    }

    private static Counter requests(Kind kind, String result, MeterRegistry registry) {
        return Counter.builder("drape.cache.requests")
                .description("Look-ups in the analysis cache")
                .tag("kind", kind.id())
                .tag("result", result)
                .register(registry);
    }

    void count(boolean hit) {
        (hit ? hits : misses).increment();
    }

    CacheStatus status(int size, int maxSize) {
        FunctionCounter evictions =
                registry.find("cache.evictions").tag("cache", cacheName).functionCounter();
        return new CacheStatus(
                size,
                maxSize,
                (long) hits.count(),
                (long) misses.count(),
                evictions == null ? 0 : (long) evictions.count());
    }
}
