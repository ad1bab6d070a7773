package dev.drape.analysis;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.pose.RegionMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.function.IntPredicate;

import static org.assertj.core.api.Assertions.assertThat;

class PersonMaskTest {
    private static final int SIZE = 256;

    /** A dark disc on light ground; the model sees it shifted by a pixel. Only the photo knows better. */
    @Test
    void drawsEdgesToThoseOfThePhoto() {
        IntPredicate disc = i -> Math.hypot(i % SIZE - 128, i / SIZE - 128) < 80;
        Mask shifted = mask(i -> Math.hypot(i % SIZE - 129, i / SIZE - 128) < 80);
        Mask blind = refined(RgbImage.filled(SIZE, SIZE, 0x808080), shifted, 0.5);
        Mask refined = refined(photo(disc), shifted, 0.5);
        double missing = 1 - iou(blind, mask(disc));
        assertThat(1 - iou(refined, mask(disc))).isLessThan(missing / 2);
    }

    /** What one of two looks saw counts half, and all of it where the other has no say. */
    @ParameterizedTest
    @CsvSource({
        "255, 255, 255, 1",
        "255, 0, 255, 0.5",
        "0, 255, 255, 0.5",
        "255, 0, 0, 1",
        "0, 255, 0, 0",
        "255, 0, 85, 0.75",
        "0, 255, 85, 0.25"
    })
    void aLookCountsAsMuchAsItHasASay(int first, int second, int say, float joined) {
        Mask mean = PersonMask.mean(Mask.filled(3, 2, first), Mask.filled(3, 2, second), Mask.filled(3, 2, say));
        assertThat(mean.width()).isEqualTo(3);
        assertThat(mean.at(5)).isEqualTo(Math.round(255 * joined));
    }

    /** A cell is 1 px here: teeth of two cells are jitter, a limb of sixteen cells is not. */
    @Test
    void takesTheJitterOffTheOutlineAndKeepsLimbs() {
        RgbImage grey = RgbImage.filled(SIZE, SIZE, 0x808080);
        Mask toothed =
                mask(i -> i % SIZE < 100 + (i / SIZE / 2 % 2 == 0 ? 2 : -2) || i / SIZE >= 180 && i / SIZE < 196);
        Mask joined = refined(grey, toothed, 1);
        assertThat(joined.isSet(220, 187)).as("limb").isTrue();
        for (int y = 20; y < 150; y++) {
            assertThat(joined.isSet(98, y)).as("row %d", y).isTrue();
            assertThat(joined.isSet(101, y)).as("row %d", y).isFalse();
        }
    }

    @Test
    void boundsItsSizeAndKeepsTheAspect() {
        RgbImage photo = RgbImage.filled(3000, 1500, 0x404040);
        Mask joined = PersonMask.of(
                photo,
                PersonMask.guide(photo),
                RegionMask.covering(Mask.filled(photo.width(), photo.height(), 255)),
                Optional.empty(),
                1);
        assertThat(joined.width()).isEqualTo(PersonMask.MAX_SIDE);
        assertThat(joined.height()).isEqualTo(PersonMask.MAX_SIDE / 2);
        assertThat(joined.coverage()).isEqualTo(1);
    }

    private static Mask refined(RgbImage photo, Mask joined, double regionShare) {
        return PersonMask.refined(PersonMask.guide(photo), joined, regionShare);
    }

    private static RgbImage photo(IntPredicate dark) {
        byte[] rgb = new byte[3 * SIZE * SIZE];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (dark.test(i / 3) ? 40 : 220);
        }
        return RgbImage.owning(SIZE, SIZE, rgb);
    }

    private static Mask mask(IntPredicate inside) {
        boolean[] set = new boolean[SIZE * SIZE];
        for (int i = 0; i < set.length; i++) {
            set[i] = inside.test(i);
        }
        return Mask.of(SIZE, SIZE, set);
    }

    private static double iou(Mask one, Mask other) {
        int both = 0;
        int either = 0;
        for (int i = 0; i < one.size(); i++) {
            both += one.isSet(i) && other.isSet(i) ? 1 : 0;
            either += one.isSet(i) || other.isSet(i) ? 1 : 0;
        }
        return (double) both / either;
    }
}
