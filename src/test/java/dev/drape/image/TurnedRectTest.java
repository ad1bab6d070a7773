package dev.drape.image;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TurnedRectTest {

    @ParameterizedTest(name = "{0}×{1} to {2} is {3}×{4}")
    @CsvSource({
        "768, 1024, 1,      1024, 1024",
        "640, 429,  1,      640,  640",
        "256, 144,  0.5625, 256,  144",
        "100, 100,  0.5,    200,  100",
        "100, 100,  2,      100,  200",
    })
    void growsTheShorterSideAboutTheCentre(int width, int height, double ratio, double grownWidth, double grownHeight) {
        TurnedRect grown = TurnedRect.whole(width, height).growTo(ratio);

        assertThat(grown.width()).isCloseTo(grownWidth, within(1e-9));
        assertThat(grown.height()).isCloseTo(grownHeight, within(1e-9));
        assertThat(grown.centerX()).isEqualTo(width / 2.0);
        assertThat(grown.centerY()).isEqualTo(height / 2.0);
    }

    @Test
    void turnsClockwiseOnScreen() {
        TurnedRect quarter = new TurnedRect(50, 60, 20, 40, Math.PI / 2);

        Point right = quarter.toPicture(1, 0.5);
        Point bottom = quarter.toPicture(0.5, 1);

        assertThat(right.distance(new Point(50, 70))).isLessThan(1e-9);
        assertThat(bottom.distance(new Point(30, 60))).isLessThan(1e-9);
    }
}
