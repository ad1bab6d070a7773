package dev.drape.outfit;

import dev.drape.image.LabImage;
import dev.drape.image.Plane;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ColorHistogramTest {
    /** Pixels of L 20, 20, 60, 60; a = b = 2: two colours ten cells apart. */
    private static final ColorGrid GRID =
            ColorGrid.of(new LabImage(row(20, 20, 60, 60), row(2, 2, 2, 2), row(2, 2, 2, 2)));

    private static Plane row(float... values) {
        return Plane.owning(values.length, 1, values);
    }

    private static ColorHistogram of(float... weights) {
        return ColorHistogram.of(GRID, weights);
    }

    @Test
    void spreadsAColorOverItsNeighbours() {
        // centre of normalised Gaussians: σ 1.5 over ±4 cells, σ 1 over ±3 cells twice
        double light = 1 / (1 + 2 * (g(1 / 1.5) + g(2 / 1.5) + g(3 / 1.5) + g(4 / 1.5)));
        double ab = 1 / (1 + 2 * (g(1) + g(2) + g(3)));
        assertThat(of(1, 1, 0, 0).density(0)).isCloseTo(light * ab * ab, within(1e-4));
        assertThat(of(1, 1, 0, 0).density(2)).isCloseTo(0, within(1e-9));
        assertThat(of(1, 0, 3, 0).density(2)).isCloseTo(.75 * light * ab * ab, within(1e-4));
    }

    private static double g(double x) {
        return Math.exp(-x * x / 2);
    }

    @Test
    void comparesByBhattacharyya() {
        assertThat(of(1, 0, 0, 0).likeness(of(0, 1, 0, 0))).isCloseTo(1, within(1e-5));
        assertThat(of(1, 0, 0, 0).likeness(of(0, 0, 1, 0))).isCloseTo(0, within(1e-6));
        // one half in common: √(1 · ½) = .7071
        assertThat(of(1, 0, 0, 0).likeness(of(1, 0, 1, 0))).isCloseTo(Math.sqrt(.5), within(1e-4));
    }

    @Test
    void grantsTheFloorToColorsNeverSeen() {
        float[] logs = of(1, 1, 0, 0).logLikelihood(1e-5);
        assertThat(logs[2]).isCloseTo((float) Math.log(1e-5), within(1e-4f));
        assertThat(logs[0]).isGreaterThan(-5);
    }

    @Test
    void staysEmptyWithoutWeights() {
        ColorHistogram empty = of(0, 0, 0, 0);
        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.likeness(of(1, 1, 1, 1))).isZero();
        assertThat(of(0, 0, 1, 0).isEmpty()).isFalse();
    }
}
