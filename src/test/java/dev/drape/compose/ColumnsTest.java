package dev.drape.compose;

import dev.drape.image.Mask;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** 20 × 20 px: hidden above row 10 from column 2 on, seen below; left of column 8 of the value 50, right of it 200. */
class ColumnsTest {
    private static final int SIZE = 20;
    private final float[] values = new float[3 * SIZE * SIZE];
    private final float[] weights = new float[SIZE * SIZE];
    private final Mask hidden;

    ColumnsTest() {
        boolean[] hides = new boolean[SIZE * SIZE];
        for (int i = 0; i < hides.length; i++) {
            int x = i % SIZE;
            hides[i] = i / SIZE < 10 && x >= 2;
            weights[i] = i / SIZE >= 10 && (x < 12 || x > 14) ? 1 : 0;
            for (int c = 0; c < 3; c++) {
                values[3 * i + c] = weights[i] == 0 ? 0 : (x < 8 ? 50 : 200) + c;
            }
        }
        hidden = Mask.of(SIZE, SIZE, hides);
        Columns.continueUp(values, weights, hidden);
    }

    private float at(int x, int y, int channel) {
        return values[3 * (y * SIZE + x) + channel];
    }

    @Test
    void panelsGoOnStraightUp() {
        for (int y = 0; y < 10; y++) {
            for (int c = 0; c < 3; c++) {
                assertThat(at(4, y, c)).isEqualTo(50 + c);
                assertThat(at(10, y, c)).isEqualTo(200 + c);
                // Two of five columns right of the border, then three.
                assertThat(at(7, y, c)).isEqualTo((3 * 50 + 2 * 200) / 5f + c);
                assertThat(at(8, y, c)).isEqualTo((2 * 50 + 3 * 200) / 5f + c);
            }
        }
    }

    @Test
    void nothingIsKnownWhereNothingIsSeenBelowOrNothingWasHidden() {
        for (int y = 0; y < 10; y++) {
            assertThat(weights[y * SIZE + 13]).as("no trousers below").isZero();
            assertThat(weights[y * SIZE + 1]).as("not hidden").isZero();
            assertThat(weights[y * SIZE + 4]).isEqualTo(1);
        }
    }
}
