package dev.drape.garment;

import java.util.Arrays;

/**
 * A polynomial in two variables of degree 0, 1 or 2, fitted by least squares and clamped to a range. Coordinates are
 * −1…1 over the picture, so one surface serves every size of it.
 */
final class PolynomialSurface {
    /** Keeps the normal equations solvable when the samples lie on a line. */
    private static final double RIDGE = 1e-6;

    /** Of 1, u, v, u², uv, v². */
    private final double[] coefficients;

    private final double low;
    private final double high;

    private PolynomialSurface(double[] coefficients, double low, double high) {
        this.coefficients = coefficients;
        this.low = low;
        this.high = high;
    }

    /** Samples {@code values[i]} at {@code (u[i], v[i])}, those where {@code kept} is true. */
    static PolynomialSurface fit(int degree, float[] u, float[] v, float[] values, boolean[] kept) {
        int terms = (degree + 1) * (degree + 2) / 2;
        double[][] normal = new double[terms][terms + 1];
        double[] basis = new double[6];
        for (int i = 0; i < values.length; i++) {
            if (kept[i]) {
                fillBasis(u[i], v[i], basis);
                for (int r = 0; r < terms; r++) {
                    for (int c = r; c < terms; c++) {
                        normal[r][c] += basis[r] * basis[c];
                    }
                    normal[r][terms] += basis[r] * values[i];
                }
            }
        }
        double ridge = RIDGE * Math.max(1, normal[0][0]);
        for (int r = 0; r < terms; r++) {
            normal[r][r] += ridge;
            for (int c = 0; c < r; c++) {
                normal[r][c] = normal[c][r];
            }
        }
        return new PolynomialSurface(
                Arrays.copyOf(solve(normal), 6), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    PolynomialSurface clampedTo(double lowest, double highest) {
        return new PolynomialSurface(coefficients, lowest, highest);
    }

    /** The value at normalised coordinates. */
    float at(double u, double v) {
        double[] c = coefficients;
        return clamped(c[0] + c[2] * v + c[5] * v * v + (c[1] + c[4] * v + c[3] * u) * u);
    }

    /** The values along a row of evenly spread pixels, u from −1 to 1. */
    void fillRow(double v, float[] row) {
        double[] c = coefficients;
        double constant = c[0] + c[2] * v + c[5] * v * v;
        double linear = c[1] + c[4] * v;
        for (int x = 0; x < row.length; x++) {
            double u = (x + 0.5) * 2 / row.length - 1;
            row[x] = clamped(constant + (linear + c[3] * u) * u);
        }
    }

    private float clamped(double value) {
        return (float) Math.min(high, Math.max(low, value));
    }

    private static void fillBasis(double u, double v, double[] basis) {
        basis[0] = 1;
        basis[1] = u;
        basis[2] = v;
        basis[3] = u * u;
        basis[4] = u * v;
        basis[5] = v * v;
    }

    /** Gaussian elimination with partial pivoting of an augmented matrix. */
    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int col = 0; col < n; col++) {
            int pivot = col;
            for (int r = col + 1; r < n; r++) {
                pivot = Math.abs(m[r][col]) > Math.abs(m[pivot][col]) ? r : pivot;
            }
            double[] swap = m[col];
            m[col] = m[pivot];
            m[pivot] = swap;
            for (int r = col + 1; r < n; r++) {
                double factor = m[r][col] / m[col][col];
                for (int c = col; c <= n; c++) {
                    m[r][c] -= factor * m[col][c];
                }
            }
        }
        double[] x = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = m[r][n];
            for (int c = r + 1; c < n; c++) {
                sum -= m[r][c] * x[c];
            }
            x[r] = sum / m[r][r];
        }
        return x;
    }
}
