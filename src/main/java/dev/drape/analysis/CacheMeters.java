package dev.drape.analysis;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumMap;
import java.util.Map;

/** The meters of both caches; made at the start, so that they are scraped at 0 before the first request. */
@Startup
@ApplicationScoped
class CacheMeters {
    private final Map<Kind, CacheMeter> meters = new EnumMap<>(Kind.class);

    CacheMeters(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            meters.put(kind, new CacheMeter(kind, registry));
        }
    }

    CacheMeter of(Kind kind) {
        return meters.get(kind);
    }
}
