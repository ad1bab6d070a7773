package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SoftRegionTest {
    /** Left half inside: columns 0…4 of 10, over a picture ten times as large: the outline lies at x = 50. */
    private final SoftRegion left = SoftRegion.over(half(), 100, 60);

    private static Mask half() {
        boolean[] inside = new boolean[60];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % 10 < 5;
        }
        return Mask.of(10, 6, inside);
    }

    @Test
    void findsTheOutlineBetweenPixelsFromBothSides() {
        Point right = new Point(1, 0);
        assertThat(left.crossing(new Point(38, 30), right, 20, 20).orElseThrow())
                .isCloseTo(12, within(0.1));
        assertThat(left.crossing(new Point(57, 30), right, 20, 20).orElseThrow())
                .isCloseTo(-7, within(0.1));
        assertThat(left.crossing(new Point(20, 30), right, 20, 20)).isEmpty();
    }

    @Test
    void snapsWithinReachOnly() {
        Point near = OutlineSnap.along(left, new Point(45, 12), new Point(1, 0), 8);
        assertThat(near.x()).isCloseTo(50, within(0.1));
        assertThat(near.y()).isEqualTo(12);
        assertThat(OutlineSnap.along(left, new Point(35, 12), new Point(1, 0), 8))
                .isEqualTo(new Point(35, 12));
    }
}
