package dev.drape.outfit;

import dev.drape.image.Point;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CapsuleTest {
    /** Down from (10, 10) to (10, 30), then right to (30, 30): 40 px, radii 4, 4, 2. */
    private static final float[] ALONG = new Capsule(
                    List.of(new Point(10, 10), new Point(10, 30), new Point(30, 30)), List.of(4d, 4d, 2d))
            .along(40, 40);

    private static float at(int x, int y) {
        return ALONG[y * 40 + x];
    }

    @Test
    void measuresAlongTheChain() {
        assertThat(at(10, 20)).isCloseTo(10.5f / 40, within(1e-5f));
        assertThat(at(20, 30)).isCloseTo(30.5f / 40, within(1e-5f));
        assertThat(at(10, 7)).isZero();
        assertThat(at(31, 30)).isEqualTo(1);
    }

    @Test
    void endsAtTheRadius() {
        assertThat(at(13, 15)).isNotEqualTo(Capsule.OUTSIDE);
        assertThat(at(14, 15)).isEqualTo(Capsule.OUTSIDE);
        // at half of the second bone the radius is 3
        assertThat(at(20, 32)).isNotEqualTo(Capsule.OUTSIDE);
        assertThat(at(20, 33)).isEqualTo(Capsule.OUTSIDE);
        assertThat(at(10, 5)).isEqualTo(Capsule.OUTSIDE);
    }
}
