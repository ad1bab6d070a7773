package dev.drape.analysis;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import org.junit.jupiter.api.Test;

import java.util.function.IntPredicate;

import static org.assertj.core.api.Assertions.assertThat;

class PersonMaskTest {
    private static final int SIZE = 256;

    /** A dark disc on light ground; the models see it shifted by 3 px and blurred. */
    @Test
    void drawsEdgesToThoseOfThePhoto() {
        IntPredicate disc = i -> Math.hypot(i % SIZE - 128, i / SIZE - 128) < 80;
        IntPredicate shifted = i -> Math.hypot(i % SIZE - 130, i / SIZE - 128) < 80;
        RgbImage photo = photo(disc);
        Mask coarse = Blur.gaussian(mask(shifted), 3);
        Mask refined = PersonMask.of(photo, coarse, Mask.filled(SIZE, SIZE, 0));
        assertThat(iou(refined, mask(disc))).isGreaterThan(iou(coarse, mask(disc)) + 0.005);
    }

    @Test
    void takesTheLargerOfBothWhereThePhotoHasNoEdge() {
        RgbImage grey = RgbImage.filled(SIZE, SIZE, 0x808080);
        Mask left = mask(i -> i % SIZE < 60);
        Mask right = mask(i -> i % SIZE >= 200);
        Mask joined = PersonMask.of(grey, left, right);
        assertThat(joined.isSet(20, 128)).isTrue();
        assertThat(joined.isSet(128, 128)).isFalse();
        assertThat(joined.isSet(230, 128)).isTrue();
    }

    @Test
    void boundsItsSizeAndKeepsTheAspect() {
        RgbImage photo = RgbImage.filled(3000, 1500, 0x404040);
        Mask joined = PersonMask.of(photo, Mask.filled(256, 256, 255), Mask.filled(256, 256, 0));
        assertThat(joined.width()).isEqualTo(PersonMask.MAX_SIDE);
        assertThat(joined.height()).isEqualTo(PersonMask.MAX_SIDE / 2);
        assertThat(joined.coverage()).isEqualTo(1);
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
