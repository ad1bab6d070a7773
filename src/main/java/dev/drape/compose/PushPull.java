package dev.drape.compose;

/**
 * Fills the unknown pixels of a picture smoothly from the known ones over a pyramid (Gortler et al. 1996, "The
 * Lumigraph", pull-push): cost linear in pixels whatever the size of the hole.
 */
final class PushPull {
    private static final int CHANNELS = 3;

    private PushPull() {}

    /**
     * Fills in place.
     *
     * @param values interleaved, three a pixel
     * @param weights 0…1, how surely a pixel is known; those of weight 1 stay as they are
     * @return false if nothing is known
     */
    static boolean fill(float[] values, float[] weights, int width, int height) {
        if (width == 1 && height == 1) {
            return weights[0] > 0;
        }
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] coarse = new float[CHANNELS * w * h];
        float[] coarseWeights = new float[w * h];
        pull(values, weights, width, height, coarse, coarseWeights);
        if (!fill(coarse, coarseWeights, w, h)) {
            return false;
        }
        push(values, weights, width, height, coarse);
        return true;
    }

    private static void pull(
            float[] values, float[] weights, int width, int height, float[] coarse, float[] coarseWeights) {
        int w = (width + 1) / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = y * width + x;
                float weight = weights[from];
                if (weight > 0) {
                    int to = (y / 2) * w + x / 2;
                    coarseWeights[to] += weight;
                    for (int c = 0; c < CHANNELS; c++) {
                        coarse[CHANNELS * to + c] += weight * values[CHANNELS * from + c];
                    }
                }
            }
        }
        for (int i = 0; i < coarseWeights.length; i++) {
            if (coarseWeights[i] > 0) {
                for (int c = 0; c < CHANNELS; c++) {
                    coarse[CHANNELS * i + c] /= coarseWeights[i];
                }
                coarseWeights[i] = Math.min(1, coarseWeights[i]);
            }
        }
    }

    private static void push(float[] values, float[] weights, int width, int height, float[] coarse) {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        for (int y = 0; y < height; y++) {
            int y0 = y / 2;
            int y1 = Math.max(0, Math.min(h - 1, y0 + (y % 2 == 0 ? -1 : 1)));
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float known = weights[i];
                if (known >= 1) {
                    continue;
                }
                int x0 = x / 2;
                int x1 = Math.max(0, Math.min(w - 1, x0 + (x % 2 == 0 ? -1 : 1)));
                for (int c = 0; c < CHANNELS; c++) {
                    float guess = 0.5625f * coarse[CHANNELS * (y0 * w + x0) + c]
                            + 0.1875f * coarse[CHANNELS * (y0 * w + x1) + c]
                            + 0.1875f * coarse[CHANNELS * (y1 * w + x0) + c]
                            + 0.0625f * coarse[CHANNELS * (y1 * w + x1) + c];
                    values[CHANNELS * i + c] = known * values[CHANNELS * i + c] + (1 - known) * guess;
                }
            }
        }
    }
}
