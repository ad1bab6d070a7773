package dev.drape.inference;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class FaultPolicyTest {

    @ParameterizedTest
    @CsvSource({"10s, PT10S, PT20S", "10s, PT4M, PT5M", "1h, PT1H, PT1H"})
    void aProbeIsPutOffTwiceAsLongWithinLimits(String set, Duration last, Duration next) {
        InferenceConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(InferenceConfig.class)
                .withDefaultValues(Map.of("drape.inference.breaker.probe-after", set))
                .build()
                .getConfigMapping(InferenceConfig.class);
        assertThat(FaultPolicy.of(config, true).next(last)).isEqualTo(next);
    }
}
