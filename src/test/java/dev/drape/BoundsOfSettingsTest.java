package dev.drape;

import dev.drape.analysis.AnalysisConfig;
import dev.drape.api.ApiConfig;
import dev.drape.image.ImageConfig;
import dev.drape.inference.InferenceConfig;
import dev.drape.store.StoreConfig;
import dev.drape.tryon.TryOnConfig;
import dev.drape.warming.WarmingConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values at a bound are taken; beyond it the start would end with the key. */
class BoundsOfSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "drape.analysis.max-cache-size, -1, 0, 2147483647, 2147483648",
        "drape.analysis.model-complexity, -1, 0, 2, 3",
        "drape.analysis.model-complexity, AUTO, auto, 1, full",
        "drape.analysis.time-limit, 0s, 1ms, 1h, ever",
        "drape.analysis.limits.min-person-confidence, -0.01, 0, 1, 1.01",
        "drape.analysis.limits.min-torso-share, -0.01, 0, 1, 1.01",
        "drape.analysis.limits.min-leg-share, -0.01, 0, 1, NaN",
        "drape.analysis.limits.max-yaw-deg, -1, 0, 180, 181",
        "drape.analysis.limits.min-brightness, -0.01, 0, 1, 1.01",
        "drape.analysis.limits.min-sharpness, -0.01, 0, 1, 1.01",
        "drape.analysis.limits.min-short-side, 63, 64, 2147483647, 2147483648",
        "drape.api.max-request-bytes, 1023, 1024, 1073741824, 1073741825",
        "drape.api.body-time-limit, -1s, 1ms, 1h, soon",
        "drape.cache.write-limit, 0, 1, 2147483647, many",
        "drape.cache.max-entry-bytes, 1023, 1024, 2147483647, 2147483648",
        "drape.cache.file.max-bytes, 1023, 1024, 9223372036854775807, 9223372036854775808",
        "drape.cache.redis.prefix, ' ', d, drape, ''",
        "drape.image.max-bytes, 1023, 1024, 268435456, 268435457",
        "drape.image.max-pixels, 4095, 4096, 200000000, 200000001",
        "drape.image.min-side, 0, 1, 4096, 4097",
        "drape.image.max-side, 4095, 4096, 65535, 65536",
        "drape.inference.cpu-lanes, 0, 1, 64, two",
        "drape.inference.queue-limit, 0, 1, 1000, -7",
        "drape.inference.run-limit, 0s, 1ms, 1h, long",
        "drape.inference.breaker.faults, 0, 1, 1000, three",
        "drape.inference.breaker.probe-after, -1s, 1ms, 1h, never",
        "drape.inference.batching.max-size, 1, 2, 64, 65",
        "drape.tryon.queue-limit, -1, 0, 1000, 1.5",
        "drape.tryon.deadline, 0s, 1ms, 1h, later",
        "drape.warming.max-photos, 0, 1, 1000000, all"
    })
    void areHeld(String key, String below, String least, String most, String above) {
        for (String bad : new String[] {below, above}) {
            assertThatThrownBy(() -> read(key, bad)).as(bad).hasMessageContaining(key);
        }
        for (String good : new String[] {least, most}) {
            assertThatCode(() -> read(key, good)).as(good).doesNotThrowAnyException();
        }
    }

    private static SmallRyeConfig read(String key, String value) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(AnalysisConfig.class)
                .withMapping(ApiConfig.class)
                .withMapping(StoreConfig.class)
                .withMapping(ImageConfig.class)
                .withMapping(InferenceConfig.class)
                .withMapping(TryOnConfig.class)
                .withMapping(WarmingConfig.class)
                .withDefaultValues(Map.of(key, value))
                .build();
    }
}
