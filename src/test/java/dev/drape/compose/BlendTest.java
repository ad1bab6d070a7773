package dev.drape.compose;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlendTest {
    /** Less light: in proportion. More light: c f / (1 + (f − 1) (c / 255)³), worked out by hand. */
    @ParameterizedTest
    @CsvSource({
        "200, 0.8, 160",
        "255, 0.9, 230",
        "0, 1.3, 0",
        "40, 1.25, 50",
        "100, 1.25, 123",
        "200, 1.25, 223",
        "240, 1.25, 248",
        "255, 1.25, 255",
        "128, 1, 128"
    })
    void moreLightDoesNotBurnOutWhite(int color, float light, int lit) {
        assertThat(Blend.lit(color, light)).isEqualTo(lit);
    }

    /** Folds and the side of the light together are below 1.5. */
    @ParameterizedTest
    @CsvSource({"0.5", "1.1", "1.3", "1.45"})
    void brighterStaysBrighter(float light) {
        for (int color = 1; color < 256; color++) {
            assertThat(Blend.lit(color, light))
                    .isGreaterThanOrEqualTo(Blend.lit(color - 1, light))
                    .isLessThan(256);
        }
    }
}
