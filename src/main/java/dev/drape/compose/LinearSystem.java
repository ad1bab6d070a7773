package dev.drape.compose;

/** Dense linear equations by Gaussian elimination with partial pivoting: for the few dozen unknowns of a spline. */
final class LinearSystem {
    /** A pivot smaller than this, of a matrix with entries about 1, means linearly dependent rows. */
    private static final double SINGULAR = 1e-12;

    private LinearSystem() {}

    /**
     * Solves {@code a · x = b} for all columns of b at once; a and b are overwritten.
     *
     * @param a n × n
     * @param b n × m
     * @return x, n × m, or null if the matrix is singular or holds a value that is not finite
     */
    static double[][] solve(double[][] a, double[][] b) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
                    pivot = row;
                }
            }
            if (!(Math.abs(a[pivot][column]) > SINGULAR)) {
                return null;
            }
            swap(a, column, pivot);
            swap(b, column, pivot);
            for (int row = column + 1; row < n; row++) {
                subtract(a, b, row, column);
            }
        }
        return substituteBack(a, b);
    }

    private static void subtract(double[][] a, double[][] b, int row, int column) {
        double factor = a[row][column] / a[column][column];
        if (factor == 0) {
            return;
        }
        for (int k = column; k < a.length; k++) {
            a[row][k] -= factor * a[column][k];
        }
        for (int k = 0; k < b[row].length; k++) {
            b[row][k] -= factor * b[column][k];
        }
    }

    private static double[][] substituteBack(double[][] a, double[][] b) {
        for (int row = a.length - 1; row >= 0; row--) {
            for (int k = 0; k < b[row].length; k++) {
                double sum = b[row][k];
                for (int column = row + 1; column < a.length; column++) {
                    sum -= a[row][column] * b[column][k];
                }
                b[row][k] = sum / a[row][row];
                if (!Double.isFinite(b[row][k])) {
                    return null;
                }
            }
        }
        return b;
    }

    private static void swap(double[][] rows, int i, int j) {
        double[] kept = rows[i];
        rows[i] = rows[j];
        rows[j] = kept;
    }
}
