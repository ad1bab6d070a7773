package dev.drape.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.stream.LongStream;

/** What is kept out of the metrics, and what they are made of. */
class MeterFilters {
    /**
     * Upper bounds of the buckets of every {@code drape} timer, ms: a stage takes 2 to 200 ms here, a try-on 0.1 to 1 s,
     * and 30 s is the default deadline. Fixed, so that quantiles of several instances can be added up.
     */
    private static final double[] BUCKETS = LongStream.of(
                    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
            .map(ms -> Duration.ofMillis(ms).toNanos())
            .asDoubleStream()
            .toArray();

    /**
     * Quarkus looks each key up twice, so Caffeine counts every request twice; {@code drape.cache.requests} counts once.
     */
    @Produces
    @Singleton
    MeterFilter doubleCountedCacheGets() {
        return MeterFilter.denyNameStartsWith("cache.gets");
    }

    @Produces
    @Singleton
    MeterFilter timersAreHistograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getType() == Meter.Type.TIMER && id.getName().startsWith("drape.")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BUCKETS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
