package dev.drape.compose;

import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.Point;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WarpFieldTest {
    private static final PixelBox BOX = new PixelBox(100, 60, 37, 21);

    /** x' = 2x + 0.5y − 3, y' = −x + 3y: determinant 2·3 + 0.5·1 = 6.5. */
    private static final PlaneMap LINEAR = new Affine(2, 0.5, -3, -1, 3, 0);

    @Test
    void isExactForLinearMapsAtEveryPixelOfABoxThatIsNoMultipleOfTheGrid() {
        WarpField field = WarpField.of(LINEAR, BOX);
        Plane x = field.x(0, 21);
        Plane y = field.y(0, 21);
        for (int[] pixel : new int[][] {{0, 0}, {36, 20}, {8, 8}, {17, 3}}) {
            double px = 100 + pixel[0] + 0.5;
            double py = 60 + pixel[1] + 0.5;
            assertThat(x.at(pixel[0], pixel[1])).isCloseTo((float) (2 * px + 0.5 * py - 3 - 0.5), within(1e-3f));
            assertThat(y.at(pixel[0], pixel[1])).isCloseTo((float) (-px + 3 * py - 0.5), within(1e-3f));
        }
    }

    @Test
    void givesTheSameRowsInBands() {
        WarpField field = WarpField.of((x, y) -> new Point(x * y / 50, y - x * x / 90), BOX);
        for (int y = 0; y < 14; y++) {
            assertThat(field.x(7, 14).at(20, y)).isEqualTo(field.x(0, 21).at(20, 7 + y));
            assertThat(field.y(7, 14).at(36, y)).isEqualTo(field.y(0, 21).at(36, 7 + y));
        }
    }

    @Test
    void knowsTheJacobian() {
        WarpField field = WarpField.of(LINEAR, BOX);
        assertThat(field.determinant(1, 1)).isCloseTo(6.5, within(1e-4));
        // Singular values of [[2, .5], [−1, 3]]: squares are 7.125 ± √(7.125² − 6.5²) = 10.043, 4.207; the garment is
        // enlarged most where it is sampled most slowly: 1 / √4.207 = 0.4875.
        assertThat(field.stretch(1, 1)).isCloseTo(0.4875, within(1e-3));
    }

    @Test
    void seesWhereAMapFoldsOver() {
        PlaneMap folding = (x, y) -> new Point(Math.abs(x - 120), y);
        WarpField field = WarpField.of(folding, BOX);
        assertThat(field.determinant(0, 0)).isNegative();
        assertThat(field.determinant(3, 0)).isPositive();
    }

    @Test
    void survivesMapsThatAreNoNumbers() {
        WarpField field = WarpField.of((x, y) -> new Point(Double.NaN, Double.POSITIVE_INFINITY), BOX);
        assertThat(field.x(0, 8).at(5, 5)).isFinite();
        assertThat(field.y(0, 8).at(5, 5)).isFinite();
    }
}
