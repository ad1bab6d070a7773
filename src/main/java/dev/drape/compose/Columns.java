package dev.drape.compose;

import dev.drape.image.Mask;

/**
 * Continues trousers and skirts upwards: their legs, panels, seams and folds run down, so what the end of a top hid looks
 * like what is seen right below it.
 */
final class Columns {
    /** What goes on is the mean of what is seen this far below and this far to either side, px of the working size. */
    private static final int BELOW = 4;

    private static final int ASIDE = 2;

    private Columns() {}

    /**
     * In place. What is hidden and has nothing of it seen below stays unknown.
     *
     * @param values interleaved, three a pixel
     * @param weights 1 where values are seen, which is nowhere hidden, else 0
     */
    static void continueUp(float[] values, float[] weights, Mask hidden) {
        int width = hidden.width();
        for (int i = hidden.size() - width - 1; i >= 0; i--) {
            int below = i + width;
            if (!hidden.isSet(i) || weights[below] == 0) {
                continue;
            }
            weights[i] = 1;
            if (hidden.isSet(below)) {
                System.arraycopy(values, 3 * below, values, 3 * i, 3);
            } else {
                mean(values, weights, hidden, below, i);
            }
        }
    }

    private static void mean(float[] values, float[] weights, Mask hidden, int from, int to) {
        int width = hidden.width();
        int left = Math.max(0, from % width - ASIDE);
        int right = Math.min(width - 1, from % width + ASIDE);
        int bottom = Math.min(hidden.height() - 1, from / width + BELOW - 1);
        float[] sum = new float[3];
        int n = 0;
        for (int y = from / width; y <= bottom; y++) {
            for (int i = y * width + left; i <= y * width + right; i++) {
                if (weights[i] > 0 && !hidden.isSet(i)) {
                    n++;
                    for (int c = 0; c < 3; c++) {
                        sum[c] += values[3 * i + c];
                    }
                }
            }
        }
        for (int c = 0; c < 3; c++) {
            values[3 * to + c] = sum[c] / n;
        }
    }
}
