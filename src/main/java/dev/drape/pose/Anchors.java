package dev.drape.pose;

/**
 * The fixed places the detector's rows refer to (MediaPipe Pose graph, {@code SsdAnchorsCalculator}): strides 8, 16, 32,
 * 32, 32 on a 224 × 224 input, two anchors a layer and cell, layers of equal stride merged. Row-major over cells, all
 * anchors of a cell together: 28 × 28 × 2, 14 × 14 × 2, 7 × 7 × 6. Size and aspect are fixed at 1, so only the centres
 * matter.
 */
final class Anchors {
    static final int COUNT = 2254;

    private static final int[] CELLS = {28, 14, 7};
    private static final int[] PER_CELL = {2, 2, 6};
    private static final float[] X = new float[COUNT];
    private static final float[] Y = new float[COUNT];

    static {
        int next = 0;
        for (int layer = 0; layer < CELLS.length; layer++) {
            int n = CELLS[layer];
            for (int cell = 0; cell < n * n; cell++) {
                int row = cell / n;
                int column = cell % n;
                for (int k = 0; k < PER_CELL[layer]; k++) {
                    X[next] = (column + 0.5f) / n;
                    Y[next] = (row + 0.5f) / n;
                    next++;
                }
            }
        }
    }

    private Anchors() {}

    /** Centre of an anchor, 0…1 of the tensor's width. */
    static float x(int index) {
        return X[index];
    }

    /** Centre of an anchor, 0…1 of the tensor's height. */
    static float y(int index) {
        return Y[index];
    }
}
