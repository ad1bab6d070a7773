package dev.drape.compose;

import dev.drape.image.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SleeveReachTest {
    /** An arm down to the elbow at (0, 100), then to image-right; it is 20 px to either side of the bone. */
    @ParameterizedTest
    @CsvSource({
        // from, to, x, y, covered
        "10, 150, 0, 5, false",
        "10, 150, 0, 15, true",
        "10, 150, 19, 50, true",
        "10, 150, 21, 50, false",
        "10, 150, -14, 114, true",
        "10, 150, 49, 100, true",
        "10, 150, 51, 100, false",
        "10, 60, 0, 59, true",
        "10, 60, 0, 61, false",
        "10, 60, 30, 100, false",
        "10, 10, 0, 10, false"
    })
    void coversTheArmFromSeamToCuff(double from, double to, double x, double y, boolean covered) {
        ArmPath arm = new ArmPath(new Point(0, 0), new Point(0, 100), new Point(100, 100));
        assertThat(new SleeveReach(arm, from, to, 20).covers(new Point(x, y))).isEqualTo(covered);
    }
}
