package dev.drape.analysis;

import dev.drape.pose.Complexity;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class AnalysisConfigTest {

    @Test
    void theDocumentedLimitsAreTheDefaults() {
        assertThat(read(Map.of()).photoLimits()).isEqualTo(PhotoLimits.DEFAULTS);
    }

    @Test
    void everyLimitIsConfiguration() {
        PhotoLimits limits = read(Map.of(
                        "drape.analysis.limits.min-person-confidence", "0.91",
                        "drape.analysis.limits.min-torso-share", "0.62",
                        "drape.analysis.limits.min-leg-share", "0.33",
                        "drape.analysis.limits.max-yaw-deg", "44",
                        "drape.analysis.limits.min-brightness", "0.25",
                        "drape.analysis.limits.min-sharpness", "0.16",
                        "drape.analysis.limits.min-short-side", "777"))
                .photoLimits();
        assertThat(limits).isEqualTo(new PhotoLimits(0.91, 0.62, 0.33, 44, 0.25, 0.16, 777));
    }

    @ParameterizedTest
    @CsvSource({"auto,", "0, LITE", "1, FULL", "2, HEAVY"})
    void theLandmarkModel(String value, Complexity complexity) {
        assertThat(read(Map.of("drape.analysis.model-complexity", value))
                        .modelComplexity()
                        .fixed()
                        .orElse(null))
                .isEqualTo(complexity);
    }

    private static AnalysisConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(AnalysisConfig.class)
                .addDiscoveredConverters()
                .withDefaultValues(values)
                .build()
                .getConfigMapping(AnalysisConfig.class);
    }
}
