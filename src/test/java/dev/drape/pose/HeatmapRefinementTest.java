package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.inference.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class HeatmapRefinementTest {
    private static final int LANDMARK = 16;

    private final float[] logits = new float[64 * 64 * 39];

    @BeforeEach
    void coldEverywhere() {
        Arrays.fill(logits, -200);
    }

    /** Probabilities 0.5 at column 10 and 0.75 at column 12, row 20: (10 × 0.5 + 12 × 0.75) / 1.25 = 11.2. */
    @Test
    void movesToTheCentreOfMassOfIndices() {
        heat(10, 20, 0);
        heat(12, 20, (float) Math.log(3));

        Point refined = refine(new Point(11.9 / 64, 18.2 / 64));

        assertThat(refined.distance(new Point(11.2 / 64, 20 / 64.0))).isLessThan(1e-9);
    }

    @Test
    void staysWhereTheMapIsUnsure() {
        heat(10, 20, -0.001f);

        assertThat(refine(new Point(11.9 / 64, 18.2 / 64))).isEqualTo(new Point(11.9 / 64, 18.2 / 64));
    }

    /** The window of cell (11, 18) ends at columns 8 and 14, rows 15 and 21. */
    @ParameterizedTest(name = "heat at {0}, {1}: seen {2}")
    @CsvSource({"8, 15, true", "14, 21, true", "7, 18, false", "15, 18, false", "11, 14, false", "11, 22, false"})
    void looksThreeCellsFar(int column, int row, boolean seen) {
        heat(column, row, 3);

        Point refined = refine(new Point(11.9 / 64, 18.2 / 64));

        assertThat(refined.distance(new Point(column / 64.0, row / 64.0)) < 1e-9)
                .isEqualTo(seen);
    }

    @Test
    void cutsTheWindowAtTheBorder() {
        heat(0, 63, 3);

        Point refined = refine(new Point(-0.5 / 64, 63.9 / 64));

        assertThat(refined.distance(new Point(0, 63 / 64.0))).isLessThan(1e-9);
    }

    @ParameterizedTest
    @CsvSource({"-1.01, 5", "64, 5", "5, -1.01", "5, 64"})
    void leavesPointsOutsideTheMap(double column, double row) {
        Arrays.fill(logits, 5);
        Point outside = new Point(column / 64, row / 64);

        assertThat(refine(outside)).isEqualTo(outside);
    }

    @Test
    void readsItsOwnMap() {
        logits[(20 * 64 + 10) * 39 + LANDMARK + 1] = 3;
        Point point = new Point(11.9 / 64, 18.2 / 64);

        assertThat(refine(point)).isEqualTo(point);
    }

    private void heat(int column, int row, float logit) {
        logits[(row * 64 + column) * 39 + LANDMARK] = logit;
    }

    private Point refine(Point point) {
        return new HeatmapRefinement(Tensor.owning(logits, 1, 64, 64, 39)).refine(LANDMARK, point);
    }
}
