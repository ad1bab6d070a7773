package dev.drape.compose;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PushPullTest {
    @Test
    void keepsWhatIsKnownAndStaysBetweenIt() {
        int width = 33;
        int height = 20;
        float[] values = new float[3 * width * height];
        float[] weights = new float[width * height];
        for (int y = 0; y < height; y++) {
            known(values, weights, y * width, 10);
            known(values, weights, y * width + width - 1, 200);
        }
        assertThat(PushPull.fill(values, weights, width, height)).isTrue();
        float before = 0;
        for (int x = 0; x < width; x++) {
            float value = values[3 * (10 * width + x) + 1];
            assertThat(value).isBetween(Math.max(9.99f, before - 12), 200.01f);
            before = value;
        }
        assertThat(values[3 * (10 * width)]).isEqualTo(10);
        assertThat(values[3 * (10 * width + width - 1)]).isEqualTo(200);
        assertThat(values[3 * (10 * width + 4)]).isLessThan(80);
        assertThat(values[3 * (10 * width + 31)]).isGreaterThan(130);
    }

    @Test
    void spreadsOneKnownPixelEverywhere() {
        float[] values = new float[3 * 7 * 5];
        float[] weights = new float[7 * 5];
        known(values, weights, 17, 42);
        assertThat(PushPull.fill(values, weights, 7, 5)).isTrue();
        for (float value : values) {
            assertThat(value).isCloseTo(42, within(1e-3f));
        }
    }

    @Test
    void saysWhenNothingIsKnown() {
        assertThat(PushPull.fill(new float[3 * 12], new float[12], 4, 3)).isFalse();
    }

    private static void known(float[] values, float[] weights, int pixel, float value) {
        weights[pixel] = 1;
        for (int c = 0; c < 3; c++) {
            values[3 * pixel + c] = value;
        }
    }
}
