package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Shoulders of 100 px; the cloth covers columns 20…139 of 200. */
class OutlineStretchTest {
    private static final int SIDE = 200;

    /** The edge's own colours are drawn at the wanted edge, those 35 px and more behind it stay. */
    @ParameterizedTest
    @CsvSource({"149, 10", "144, 5", "134, -5", "129, -10"})
    void drawsTheEdgeWhereTheOutlineWasPut(int right, double moved) {
        Plane across = OutlineStretch.displacement(columns(20, 139), columns(20, right), 100)[0];
        assertThat(across.at(right, 100)).isCloseTo((float) -moved, within(1.6f));
        assertThat(across.at(right - 18, 100)).isCloseTo((float) -moved / 2, within(2f));
        for (int x = 60; x < right - 45; x++) {
            assertThat(across.at(x, 100)).as("column %d", x).isCloseTo(0, within(0.5f));
        }
    }

    /** Nothing to do, and a border 30 px away is not the same edge. */
    @ParameterizedTest
    @CsvSource({"139", "170"})
    void leavesOtherOutlinesAlone(int right) {
        assertThat(OutlineStretch.displacement(columns(20, 139), columns(20, right), 100))
                .isNull();
    }

    @Test
    void neverTurnsClothOver() {
        Random random = new Random(5);
        int moving = 0;
        for (int run = 0; run < 40; run++) {
            Mask own = blob(random);
            Mask wanted = blob(random);
            Plane[] moved = OutlineStretch.displacement(own, wanted, 100);
            for (int i = 0; moved != null && i < SIDE * (SIDE - 1); i++) {
                if (i % SIDE < SIDE - 1 && wanted.isSet(i)) {
                    double xx = 1 + moved[0].at(i + 1) - moved[0].at(i);
                    double yy = 1 + moved[1].at(i + SIDE) - moved[1].at(i);
                    double xy = moved[0].at(i + SIDE) - moved[0].at(i);
                    double yx = moved[1].at(i + 1) - moved[1].at(i);
                    assertThat(xx * yy - xy * yx).as("run %d, pixel %d", run, i).isPositive();
                }
            }
            moving += moved == null ? 0 : 1;
        }
        assertThat(moving).isGreaterThan(30);
    }

    /** A star whose radius changes at random, with steps. */
    private static Mask blob(Random random) {
        double[] radius = random.doubles(24, 45, 75).toArray();
        boolean[] inside = new boolean[SIDE * SIDE];
        for (int i = 0; i < inside.length; i++) {
            double x = i % SIDE - 99.5;
            double y = i / SIDE - 99.5;
            int sector = (int) ((Math.atan2(y, x) + Math.PI) / (2 * Math.PI) * 23.999);
            inside[i] = Math.hypot(x, y) < radius[sector];
        }
        return Mask.of(SIDE, SIDE, inside);
    }

    private static Mask columns(int from, int to) {
        boolean[] inside = new boolean[SIDE * SIDE];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % SIDE >= from && i % SIDE <= to;
        }
        return Mask.of(SIDE, SIDE, inside);
    }
}
