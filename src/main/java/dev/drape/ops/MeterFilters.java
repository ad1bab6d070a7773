package dev.drape.ops;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is kept out of the metrics. */
class MeterFilters {
    /**
     * Quarkus looks each key up twice, so Caffeine counts every request twice; {@code drape.cache.requests} counts once.
     */
    @Produces
    @Singleton
    MeterFilter doubleCountedCacheGets() {
        return MeterFilter.denyNameStartsWith("cache.gets");
    }
}
