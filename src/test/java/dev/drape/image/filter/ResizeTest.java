package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.testing.Drawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ResizeTest {
    @Test
    void averagesAreasWhenShrinking() {
        assertThat(Resize.smooth(Drawing.row(0, 100, 200, 40), 2, 1).toBytes()).containsExactly(50, 120);
        assertThat(Resize.smooth(Drawing.plane(2, 1, 3, 5, 7), 1, 1).at(0)).isEqualTo(4f);
    }

    /** Output pixels cover 1.5 source pixels each: (0 + 0.5 × 90) / 1.5 and (0.5 × 90 + 30) / 1.5. */
    @Test
    void weighsPartsOfPixels() {
        assertThat(Resize.smooth(Drawing.row(0, 90, 30), 2, 1).toBytes()).containsExactly(30, 50);
    }

    /** Centres at a quarter and three quarters between two source centres; borders repeated. */
    @Test
    void interpolatesWhenGrowing() {
        assertThat(Resize.smooth(Drawing.row(0, 100), 4, 1).toBytes()).containsExactly(0, 25, 75, 100);
    }

    /** A side that shrinks is averaged although the other one grows. */
    @Test
    void averagesOneSideAndInterpolatesTheOther() {
        Plane plane = Drawing.plane(4, 0, 8, 0, 0, 100, 100, 100, 108);

        assertThat(Resize.smooth(plane, 1, 4).toFloats()).containsExactly(new float[] {2, 27, 77, 102}, within(1e-4f));
        assertThat(Resize.smooth(plane, 1, 2).toFloats()).containsExactly(new float[] {2, 102}, within(1e-4f));
    }

    /** Twice smaller: the tap falls midway between the two middle pixels of four, so the outer two do not count. */
    @Test
    void takesOneBilinearTap() {
        assertThat(Resize.bilinear(Drawing.plane(4, 100, 0, 10, 100), 1, 1).at(0))
                .isEqualTo(5f);
    }

    @Test
    void keepsTheSetOfValues() {
        Mask grown = Resize.nearest(Drawing.row(7, 200), 6, 1);

        assertThat(grown.toBytes()).containsExactly(7, 7, 7, (byte) 200, (byte) 200, (byte) 200);
    }

    @Test
    void keepsColoursApart() {
        RgbImage image = RgbImage.owning(2, 1, new byte[] {10, 20, 30, 50, 60, 70});

        assertThat(Resize.smooth(image, 1, 1).at(0, 0)).isEqualTo(0x1e2832);
        assertThat(Resize.bilinear(image, 1, 1).at(0, 0)).isEqualTo(0x1e2832);
        assertThat(Resize.cubic(RgbImage.filled(3, 3, 0x123456), 7, 5).at(6, 4)).isEqualTo(0x123456);
        assertThat(Resize.smooth(image, 2, 1)).isSameAs(image);
    }
}
