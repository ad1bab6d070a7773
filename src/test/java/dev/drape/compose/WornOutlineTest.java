package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WornOutlineTest {
    private static final int SIDE = 120;
    private static final PixelBox ALL = new PixelBox(0, 0, SIDE, SIDE);
    private static final Mask NOTHING = Mask.filled(SIDE, SIDE, 0);
    private static final Upsample SAME = new Upsample(ALL, SIDE, SIDE, SIDE, SIDE);

    /** Shoulders of 100 px: outlines up to 14 px apart are close. The worn garment covers columns 40…79. */
    @ParameterizedTest
    @CsvSource({
        "40, 79, 40, 79",
        "46, 73, 40, 79",
        "34, 85, 40, 79",
        "46, 110, 40, 110",
        "10, 73, 10, 79",
        "60, 79, 60, 79"
    })
    void takesTheOldOutlineWhereItIsNear(int left, int right, int drawnLeft, int drawnRight) {
        Mask worn = columns(40, 79);
        Mask cloth = columns(left, right);
        Mask drawn = WornOutline.of(worn, cloth, NOTHING, NOTHING, 100).apply(cloth, SAME);
        for (int y = 30; y < 90; y++) {
            for (int x = 0; x < SIDE; x++) {
                assertThat(drawn.isSet(x, y)).as("%d, %d", x, y).isEqualTo(x >= drawnLeft && x <= drawnRight);
            }
        }
    }

    /** On skin, outlines up to 4 px apart are close. */
    @ParameterizedTest
    @CsvSource({"82, 79", "86, 86", "90, 90"})
    void leavesNarrowClothOnBareSkin(int right, int drawnRight) {
        Mask worn = columns(40, 79);
        Mask cloth = columns(40, right);
        Mask drawn =
                WornOutline.of(worn, cloth, columns(80, SIDE - 1), NOTHING, 100).apply(cloth, SAME);
        assertThat(drawn.isSet(drawnRight, 60)).isTrue();
        assertThat(drawn.isSet(drawnRight + 1, 60)).isFalse();
    }

    /** Where an arm is bare from column 76 on, cloth up to 73 is not drawn out to the old edge; it is never cut. */
    @ParameterizedTest
    @CsvSource({"73, 75", "78, 78", "84, 79"})
    void doesNotWidenClothOverBareArms(int right, int drawnRight) {
        Mask worn = columns(40, 79);
        Mask cloth = columns(40, right);
        Mask drawn =
                WornOutline.of(worn, cloth, NOTHING, columns(76, SIDE - 1), 100).apply(cloth, SAME);
        assertThat(drawn.isSet(60, 60)).isTrue();
        assertThat(drawn.isSet(90, 60)).isFalse();
        assertThat(drawn.isSet(drawnRight, 60)).isTrue();
        assertThat(drawn.isSet(drawnRight + 2, 60)).isFalse();
    }

    private static Mask columns(int from, int to) {
        boolean[] inside = new boolean[SIDE * SIDE];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % SIDE >= from && i % SIDE <= to;
        }
        return Mask.of(SIDE, SIDE, inside);
    }
}
