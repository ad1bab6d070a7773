package dev.drape.pose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class SigmoidLevelsTest {
    private final SigmoidLevels levels = new SigmoidLevels();

    @Test
    void agreesWithTheFormulaEverywhere() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            float logit = (float) (random.nextGaussian() * 4);
            assertThat(levels.of(logit)).as("of %s", logit).isEqualTo((int) Math.round(255 / (1 + Math.exp(-logit))));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 128", "-6.25, 0", "6.25, 255", "-1e30, 0", "1e30, 255", "-Infinity, 0", "Infinity, 255", "NaN, 0"})
    void hasNoGapsAtTheEnds(float logit, int level) {
        assertThat(levels.of(logit)).isEqualTo(level);
    }
}
