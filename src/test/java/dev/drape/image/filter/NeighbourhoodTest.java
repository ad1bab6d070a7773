package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.testing.Drawing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Blur, morphology, components, distances, gradients. */
class NeighbourhoodTest {
    @Test
    void blursABoxWithItsBorderRepeated() {
        assertThat(Blur.box(Drawing.plane(4, 0, 3, 6, 30), 1).toFloats())
                .containsExactly(new float[] {1, 3, 13, 22}, within(1e-5f));
    }

    /** Samples of exp(−d² / 2) at d = 0, 1, 2: 1, 0.60653, 0.13534; their sum over −4 … 4 is 2.50663. */
    @Test
    void blursByAGaussianOfUnitWeight() {
        float[] impulse = new float[21 * 21];
        impulse[10 * 21 + 10] = 1;
        Plane out = Blur.gaussian(Drawing.plane(21, impulse), 1);

        assertThat(out.at(10, 10)).isCloseTo(0.15915f, within(2e-4f));
        assertThat(out.at(11, 10) / out.at(10, 10)).isCloseTo(0.60653f, within(1e-4f));
        assertThat(out.at(12, 10) / out.at(10, 10)).isCloseTo(0.13534f, within(1e-4f));
        assertThat(Blur.gaussian(Mask.filled(5, 5, 90), 2).at(0)).isEqualTo(90);
        assertThat(Blur.gaussian(RgbImage.filled(5, 5, 0x0a141e), 2).at(4, 4)).isEqualTo(0x0a141e);
    }

    @Test
    void takesTheMedian() {
        assertThat(Blur.median(Drawing.mask("...", ".#.", "..."), 3).count()).isZero();
    }

    @Test
    void dilatesByADisc() {
        Mask dot = Drawing.mask(".....", ".....", "..#..", ".....", ".....");

        assertThat(Drawing.text(Morphology.dilate(dot, 1)))
                .containsExactly(".....", "..#..", ".###.", "..#..", ".....");
        assertThat(Drawing.text(Morphology.dilate(dot, 2)))
                .containsExactly("..#..", "#####", "#####", "#####", "..#..");
        assertThat(Drawing.text(Morphology.dilateSquare(dot, 3)))
                .containsExactly(".....", ".###.", ".###.", ".###.", ".....");
        assertThat(Morphology.dilate(dot, 0)).isSameAs(dot);
    }

    /** What touches the picture's border is not eaten from there. */
    @Test
    void countsOutsideAsNeutral() {
        assertThat(Morphology.erode(Mask.filled(5, 5, 255), 2).count()).isEqualTo(25);
        assertThat(Drawing.text(Morphology.erode(Drawing.mask("####.", "####.", "####."), 1)))
                .containsExactly("###..", "###..", "###..");
    }

    @Test
    void opensAndCloses() {
        Mask line = Drawing.mask("......", "###...", "######", "###...", "......");
        assertThat(Drawing.text(Morphology.openSquare(line, 3)))
                .containsExactly("......", "###...", "###...", "###...", "......");
        assertThat(Drawing.text(Morphology.open(line, 1)))
                .containsExactly("......", "###...", "####..", "###...", "......");
        assertThat(Drawing.text(Morphology.close(Drawing.mask("#####", "##.##", "####."), 1)))
                .containsExactly("#####", "#####", "#####");
        assertThat(Drawing.text(Morphology.close(Drawing.mask(".....", ".....", "##.##", ".....", "....."), 1)))
                .containsExactly(".....", ".....", "##.##", ".....", ".....");
    }

    @Test
    void findsTheLocalMaximum() {
        assertThat(Morphology.localMaximum(Drawing.plane(5, -9, -1, -5, -7, 2), 3)
                        .toFloats())
                .containsExactly(-1, -1, -1, 2, 2);
    }

    @Test
    void listsConnectedParts() {
        Mask mask = Drawing.mask("##...", "##...", "..#..", "....#");
        Components parts = Components.of(mask);

        assertThat(parts.parts()).hasSize(2);
        assertThat(parts.largest().area()).isEqualTo(5);
        assertThat(parts.largest().box()).isEqualTo(new PixelBox(0, 0, 3, 3));
        assertThat(parts.labelAt(4)).isZero();
        assertThat(Drawing.text(parts.keep(part -> part.area() == 1)))
                .containsExactly(".....", ".....", ".....", "....#");
        assertThat(Components.of(mask, 4).parts()).hasSize(3);
        assertThat(Components.of(Mask.filled(3, 3, 127)).largest()).isNull();
        assertThat(Components.of(Mask.filled(3, 3, 128)).largest().area()).isEqualTo(9);
    }

    @Test
    void measuresDistances() {
        Mask mask = Drawing.mask("#....", ".....", ".....", "....#");

        assertThat(Distance.outside(mask).at(3, 0)).isEqualTo(3f);
        assertThat(Distance.outside(mask).at(2, 1)).isCloseTo((float) Math.sqrt(5), within(1e-5f));
        assertThat(Distance.outside(mask).at(0)).isZero();
        assertThat(Distance.inside(mask.invert()).at(4, 0)).isEqualTo(3f);
        assertThat(Distance.nearest(mask)[2 * 5 + 3]).isEqualTo(19);
        assertThat(Distance.nearest(mask)[5]).isZero();
        assertThat(Distance.nearest(Mask.filled(2, 2, 0))).containsOnly(-1);
        assertThat(Distance.outside(Mask.filled(2, 2, 0)).at(0)).isEqualTo(65_536f);
    }

    /** Against trying every pixel, dense and sparse. */
    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 0.01, 0.3, 0.95})
    void findsTheNearestPixelExactly(double density) {
        Random random = new Random(5);
        boolean[] inside = new boolean[61 * 47];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = random.nextDouble() < density;
        }
        inside[900] = true;
        int[] nearest = Distance.nearest(Mask.of(61, 47, inside));
        for (int i = 0; i < inside.length; i++) {
            assertThat(inside[nearest[i]]).isTrue();
            assertThat(squared(i, nearest[i])).isEqualTo(leastSquared(i, inside));
        }
    }

    private static int leastSquared(int from, boolean[] inside) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < inside.length; i++) {
            least = inside[i] ? Math.min(least, squared(from, i)) : least;
        }
        return least;
    }

    private static int squared(int a, int b) {
        int dx = a % 61 - b % 61;
        int dy = a / 61 - b / 61;
        return dx * dx + dy * dy;
    }

    /** Of 2x + 3y everywhere but at the border, where half of the step is seen. */
    @Test
    void derivesARamp() {
        float[] ramp = new float[30];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 2 * (i % 6) + 3 * (i / 6);
        }
        Gradient gradient = Gradient.of(Drawing.plane(6, ramp));

        assertThat(gradient.x().at(3, 2)).isCloseTo(2, within(1e-5f));
        assertThat(gradient.y().at(3, 2)).isCloseTo(3, within(1e-5f));
        assertThat(gradient.x().at(0, 2)).isCloseTo(1, within(1e-5f));
    }
}
