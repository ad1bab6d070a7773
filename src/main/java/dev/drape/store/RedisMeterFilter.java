package dev.drape.store;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps the Redis client's own meters out: {@link ShelfMeters} say what a look-up and a write came to. */
class RedisMeterFilter {
    @Produces
    @Singleton
    MeterFilter withoutRedisClient() {
        return MeterFilter.denyNameStartsWith("redis");
    }
}
