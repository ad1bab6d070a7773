package dev.drape.image.filter;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.testing.Drawing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Colour spaces, maps, clusters, cut-outs and edge-keeping smoothing. */
class ColorTest {
    /** CIE values of sRGB's corners under D65, as published by Lindbloom; the grey from L = 116 Y^(1/3) − 16. */
    @ParameterizedTest
    @CsvSource({
        "ffffff, 100, 0, 0",
        "000000, 0, 0, 0",
        "ff0000, 53.24, 80.09, 67.20",
        "00ff00, 87.73, -86.18, 83.18",
        "0000ff, 32.30, 79.20, -107.86",
        "ffff00, 97.14, -21.55, 94.48",
        "777777, 50.03, 0, 0"
    })
    void convertsToLabAndBack(String hex, float l, float a, float b) {
        int color = Integer.parseInt(hex, 16);
        LabImage lab = ColorSpace.toLab(RgbImage.filled(2, 2, color));

        assertThat(lab.l().at(3)).isCloseTo(l, within(0.3f));
        assertThat(lab.a().at(3)).isCloseTo(a, within(0.3f));
        assertThat(lab.b().at(3)).isCloseTo(b, within(0.3f));
        assertThat(ColorSpace.toRgb(lab).at(1, 1)).isEqualTo(color);
    }

    @ParameterizedTest
    @CsvSource({"ff0000, 76", "00ff00, 150", "0000ff, 29", "ffffff, 255", "102030, 29"})
    void weighsLuma(String hex, int luma) {
        RgbImage image = RgbImage.filled(2, 2, Integer.parseInt(hex, 16));

        assertThat(ColorSpace.toGrey(image).at(0)).isEqualTo(luma);
        assertThat(ColorSpace.toGreyPlane(image).at(0)).isEqualTo(luma / 255f);
    }

    @Test
    void mapsToItselfAndSideways() {
        Mask row = Drawing.row(10, 50, 90, 200);
        Plane zero = Drawing.plane(4, 0, 0, 0, 0);

        assertThat(Remap.bilinear(row, Drawing.plane(4, 0, 1, 2, 3), zero).toBytes())
                .isEqualTo(row.toBytes());
        assertThat(Remap.bilinear(row, Drawing.plane(4, 1, 2, 3, 4), zero).toBytes())
                .containsExactly(50, 90, (byte) 200, 0);
        assertThat(Remap.bilinear(row, Drawing.plane(4, 0.5f, 1.5f, 2.25f, -0.5f), zero)
                        .toBytes())
                .containsExactly(30, 70, 118, 5);
    }

    @Test
    void repeatsTheBorderOfPicturesOnly() {
        Plane far = Drawing.plane(1, 9);
        RgbImage image = RgbImage.owning(2, 1, new byte[] {1, 2, 3, 4, 5, 6});

        assertThat(Remap.bilinear(image, far, Drawing.plane(1, 0)).at(0, 0)).isEqualTo(0x040506);
        assertThat(Remap.bilinear(Drawing.row(9, 9), far, Drawing.plane(1, 0)).at(0))
                .isZero();
    }

    @Test
    void clustersTheSameWayEachTime() {
        Random random = new Random(1);
        float[] samples = new float[600];
        for (int i = 0; i < 300; i++) {
            samples[2 * i] = (float) (random.nextGaussian() + 20 * (i % 3));
            samples[2 * i + 1] = (float) (random.nextGaussian() - 20 * (i % 3));
        }
        KMeans first = KMeans.cluster(samples, 2, 3);
        KMeans second = KMeans.cluster(samples, 2, 3);

        assertThat(first.size()).isEqualTo(3);
        for (int i = 0; i < 300; i++) {
            assertThat(first.labelOf(i)).isEqualTo(second.labelOf(i)).isEqualTo(first.labelOf(i % 3));
        }
        float[] center = first.center(first.labelOf(1));
        assertThat(center).isEqualTo(second.center(first.labelOf(1)));
        assertThat(center).containsExactly(new float[] {20, -20}, within(0.3f));
    }

    @Test
    void guidedFilterKeepsAConstantAndAnEdgeOfTheGuide() {
        float[] guide = new float[400];
        float[] flat = new float[400];
        for (int i = 0; i < 400; i++) {
            guide[i] = i % 20 < 10 ? 0.1f : 0.9f;
            flat[i] = 0.4f;
        }
        Plane edge = Drawing.plane(20, guide);
        Plane constant = GuidedFilter.apply(edge, Drawing.plane(20, flat), 3, 1e-4);
        Plane same = GuidedFilter.apply(edge, edge, 3, 1e-4);

        for (int i = 0; i < 400; i++) {
            assertThat(constant.at(i)).isCloseTo(0.4f, within(1e-5f));
            assertThat(same.at(i)).isCloseTo(guide[i], within(2e-3f));
        }
    }

    /** Without an edge in the guide it is the box mean of the box mean: 1, 2 and 3 ninths of an impulse of 9. */
    @Test
    void guidedFilterSmoothsWhereTheGuideIsFlat() {
        Plane impulse = Drawing.plane(7, 0, 0, 0, 9, 0, 0, 0);

        assertThat(GuidedFilter.apply(Drawing.plane(7, new float[7]), impulse, 1, 1e-4)
                        .toFloats())
                .containsExactly(new float[] {0, 1, 2, 3, 2, 1, 0}, within(1e-5f));
    }

    /** Lines fitted on half the pixels differ by a few levels along the edge and not elsewhere. */
    @Test
    void theFastGuidedFilterFollowsTheSameEdge() {
        int size = 64;
        byte[] rgb = new byte[3 * size * size];
        byte[] shifted = new byte[size * size];
        for (int i = 0; i < shifted.length; i++) {
            java.util.Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (i % size < 32 ? 40 : 220));
            shifted[i] = (byte) (i % size < 35 ? 0 : 255);
        }
        Mask guide = ColorSpace.toGrey(RgbImage.owning(size, size, rgb));
        Mask exact = GuidedFilter.apply(guide, Mask.owning(size, size, shifted.clone()), 6, 1e-3, 1);
        Mask fast = GuidedFilter.apply(guide, Mask.owning(size, size, shifted), 6, 1e-3, 2);

        int sum = 0;
        for (int i = 0; i < shifted.length; i++) {
            sum += Math.abs(fast.at(i) - exact.at(i));
            assertThat(fast.at(i)).as("at column %d", i % size).isCloseTo(exact.at(i), within(40));
        }
        assertThat((double) sum / shifted.length).isLessThan(3);
        for (int y = 0; y < size; y++) {
            assertThat(fast.at(33, y) - fast.at(30, y))
                    .as("step at the guide's edge")
                    .isGreaterThan(100);
        }
    }

    @Test
    void cutsOutTheObjectBetweenItsSeeds() {
        byte[] rgb = new byte[3 * 400];
        byte[] trimap = new byte[400];
        for (int i = 0; i < 400; i++) {
            int away = Math.max(Math.abs(i % 20 - 10), Math.abs(i / 20 - 10));
            rgb[3 * i] = (byte) (away <= 5 ? 200 + i % 7 : 20 + i % 5);
            rgb[3 * i + 2] = (byte) (away <= 5 ? 10 : 120);
            trimap[i] = away <= 3
                    ? GrabCut.SURE_FOREGROUND
                    : away >= 8 ? GrabCut.SURE_BACKGROUND : GrabCut.PROBABLE_FOREGROUND;
        }
        Mask cut = GrabCut.cut(RgbImage.owning(20, 20, rgb), trimap, 2);

        assertThat(cut.boundingBox()).isEqualTo(new dev.drape.image.PixelBox(5, 5, 11, 11));
        assertThat(cut.count()).isEqualTo(121);
    }

    /** Two flat halves: hue and chroma stay, lightness is spread. */
    @Test
    void equalisesLightnessOnly() {
        RgbImage grey = RgbImage.filled(64, 64, 0x404040);
        RgbImage lit = Clahe.onLightness(grey, 2, 8);

        assertThat(lit.red(0)).isEqualTo(lit.green(0)).isEqualTo(lit.blue(0));
        assertThat(lit.sameSize(grey)).isTrue();
    }
}
