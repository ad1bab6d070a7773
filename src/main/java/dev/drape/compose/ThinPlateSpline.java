package dev.drape.compose;

import dev.drape.image.Point;

import java.util.List;

/**
 * The smoothest map through given anchors (Bookstein 1989): an affine part plus one term {@code r² ln r} an anchor.
 * With {@code lambda > 0} it passes near the anchors instead of through them and bends less (Wahba 1990); lambda counts
 * in squared normalised units, where the anchors' root mean square distance from their middle is 1.
 */
final class ThinPlateSpline implements PlaneMap {
    private final Spread spread;
    private final double[] x;
    private final double[] y;
    private final double[][] weights;

    private ThinPlateSpline(Spread spread, double[] x, double[] y, double[][] weights) {
        this.spread = spread;
        this.x = x;
        this.y = y;
        this.weights = weights;
    }

    /** From photo to garment; null if the photo points lie on a line, coincide or are fewer than three. */
    static ThinPlateSpline fit(List<Anchor> anchors, double lambda) {
        int n = anchors.size();
        if (n < 3) {
            return null;
        }
        Spread spread = Spread.of(anchors);
        double[] x = new double[n];
        double[] y = new double[n];
        double[][] right = new double[n + 3][2];
        for (int i = 0; i < n; i++) {
            Point p = spread.normalise(anchors.get(i).photo());
            x[i] = p.x();
            y[i] = p.y();
            right[i][0] = anchors.get(i).garment().x();
            right[i][1] = anchors.get(i).garment().y();
        }
        double[][] weights = LinearSystem.solve(matrix(x, y, lambda), right);
        return weights == null ? null : new ThinPlateSpline(spread, x, y, weights);
    }

    private static double[][] matrix(double[] x, double[] y, double lambda) {
        int n = x.length;
        double[][] a = new double[n + 3][n + 3];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = i == j ? lambda : kernel(x[i] - x[j], y[i] - y[j]);
            }
            double[] affine = {1, x[i], y[i]};
            for (int k = 0; k < 3; k++) {
                a[i][n + k] = affine[k];
                a[n + k][i] = affine[k];
            }
        }
        return a;
    }

    private static double kernel(double dx, double dy) {
        double squared = dx * dx + dy * dy;
        return squared < 1e-18 ? 0 : 0.5 * squared * Math.log(squared);
    }

    @Override
    public Point map(double px, double py) {
        double u = (px - spread.middle().x()) / spread.size();
        double v = (py - spread.middle().y()) / spread.size();
        int n = x.length;
        double outX = weights[n][0] + weights[n + 1][0] * u + weights[n + 2][0] * v;
        double outY = weights[n][1] + weights[n + 1][1] * u + weights[n + 2][1] * v;
        for (int i = 0; i < n; i++) {
            double bend = kernel(u - x[i], v - y[i]);
            outX += weights[i][0] * bend;
            outY += weights[i][1] * bend;
        }
        return new Point(outX, outY);
    }
}
