package dev.drape.compose;

import dev.drape.image.Point;

import java.util.List;

/** {@code x' = a·x + b·y + c, y' = d·x + e·y + f}. */
record Affine(double a, double b, double c, double d, double e, double f) implements PlaneMap {
    @Override
    public Point map(double x, double y) {
        return new Point(a * x + b * y + c, d * x + e * y + f);
    }

    /** Least squares from photo to garment; null if the points lie on a line or are fewer than three. */
    static Affine fit(List<Anchor> anchors) {
        Spread spread = Spread.of(anchors);
        double[][] normal = new double[3][3];
        double[][] right = new double[3][2];
        for (Anchor anchor : anchors) {
            Point p = spread.normalise(anchor.photo());
            double[] row = {p.x(), p.y(), 1};
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    normal[i][j] += row[i] * row[j] / anchors.size();
                }
                right[i][0] += row[i] * anchor.garment().x() / anchors.size();
                right[i][1] += row[i] * anchor.garment().y() / anchors.size();
            }
        }
        double[][] solved = anchors.size() < 3 ? null : LinearSystem.solve(normal, right);
        if (solved == null) {
            return null;
        }
        double k = 1 / spread.size();
        double mx = spread.middle().x();
        double my = spread.middle().y();
        double a = solved[0][0] * k;
        double b = solved[1][0] * k;
        double d = solved[0][1] * k;
        double e = solved[1][1] * k;
        return new Affine(a, b, solved[2][0] - a * mx - b * my, d, e, solved[2][1] - d * mx - e * my);
    }
}
