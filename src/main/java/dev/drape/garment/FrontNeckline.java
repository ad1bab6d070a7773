package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Plane;
import dev.drape.image.Point;
import dev.drape.image.filter.Gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The front's upper edge between the collar points: the best of a family of curves
 * {@code y = collar + depth · width · (1 − |u|^p)}, u = −1…1 between the collar points, by the share of it that lies on a
 * colour edge. p = 1 is a V and must win clearly; after the best curve a parallel edge a little above it is preferred
 * if there is one, so that a ribbed collar stays with the front. Right on crew and rib necks; unsure on deep scoops and
 * stripes.
 *
 * @param exponent p
 * @param depth share of the distance of the collar points
 * @param score 0…1, the share of the curve on an edge
 */
record FrontNeckline(Point left, Point right, double exponent, double depth, double score) {
    private static final double[] EXPONENTS = {2, 3, 1};
    private static final double LEAST_DEPTH = 0.05;
    private static final double GREATEST_DEPTH = 0.9;
    private static final double DEPTH_STEP = 0.0125;
    private static final int COLUMNS = 41;
    private static final double V_ADVANTAGE = 1.25;
    private static final double PREFERRED_DEPTH = 0.35;
    private static final double DEPTH_DECAY = 0.2;
    private static final double IGNORED_MARGIN = 0.06;
    private static final int RIB_FROM = 3;
    private static final int RIB_TO = 15;
    private static final double RIB_SCORE = 0.55;
    /** Lab units a pixel across the curve that count as an edge, at the working size. */
    private static final double EDGE = 1.6;

    private static final double LEAST_SCORE = 0.4;
    private static final int POINTS = 21;

    static Optional<FrontNeckline> find(LabImage lab, Silhouette silhouette, Point left, Point right) {
        if (right.x() - left.x() < 8) {
            return Optional.empty();
        }
        Search search = new Search(lab, silhouette, left, right);
        return search.best().filter(curve -> curve.score() >= LEAST_SCORE);
    }

    boolean isV() {
        return exponent == 1;
    }

    /** Points along the curve from left to right, same frame as the collar points. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(at(2.0 * i / (POINTS - 1) - 1));
        }
        return points;
    }

    private Point at(double u) {
        Point base = left.lerp(right, (u + 1) / 2);
        return new Point(base.x(), base.y() + depth * (right.x() - left.x()) * (1 - Math.pow(Math.abs(u), exponent)));
    }

    private static final class Search {
        private final Gradient[] gradients;
        private final Silhouette silhouette;
        private final Point left;
        private final Point right;
        private final double width;

        Search(LabImage lab, Silhouette silhouette, Point left, Point right) {
            LabImage smooth = Residual.blurred(lab, Residual.FINE_SIGMA);
            this.gradients = new Gradient[] {Gradient.of(smooth.l()), Gradient.of(smooth.a()), Gradient.of(smooth.b())};
            this.silhouette = silhouette;
            this.left = left;
            this.right = right;
            this.width = right.x() - left.x();
        }

        Optional<FrontNeckline> best() {
            FrontNeckline best = null;
            double highest = 0;
            for (double exponent : EXPONENTS) {
                for (double depth = LEAST_DEPTH; depth <= GREATEST_DEPTH; depth += DEPTH_STEP) {
                    FrontNeckline curve = curve(exponent, depth);
                    double value = value(curve) / (exponent == 1 ? V_ADVANTAGE : 1);
                    if (value > highest) {
                        highest = value;
                        best = curve;
                    }
                }
            }
            return Optional.ofNullable(best).map(this::overRib);
        }

        private FrontNeckline overRib(FrontNeckline curve) {
            FrontNeckline best = curve;
            double highest = RIB_SCORE * curve.score();
            for (int step = RIB_FROM; step <= RIB_TO; step++) {
                double depth = curve.depth() - step * DEPTH_STEP;
                FrontNeckline above = depth < LEAST_DEPTH ? curve : curve(curve.exponent(), depth);
                if (above != curve && above.score() > highest) {
                    highest = above.score();
                    best = above;
                }
            }
            return best;
        }

        private static double value(FrontNeckline curve) {
            double depth = curve.depth();
            return curve.score()
                    * curve.score()
                    * (0.6 + Math.min(depth, PREFERRED_DEPTH))
                    * Math.exp(-Math.max(0, depth - PREFERRED_DEPTH) / DEPTH_DECAY);
        }

        private FrontNeckline curve(double exponent, double depth) {
            FrontNeckline blank = new FrontNeckline(left, right, exponent, depth, 0);
            int hits = 0;
            int columns = 0;
            for (int i = 1; i < COLUMNS - 1; i++) {
                double u = 2.0 * i / (COLUMNS - 1) - 1;
                Point at = blank.at(u);
                Point ahead = blank.at(Math.min(1, u + 0.02)).minus(blank.at(Math.max(-1, u - 0.02)));
                columns++;
                int x = (int) Math.round(at.x());
                if (at.y() >= silhouette.topAt(x) + IGNORED_MARGIN * width && isEdge(x, at.y(), ahead.unit())) {
                    hits++;
                }
            }
            return new FrontNeckline(left, right, exponent, depth, (double) hits / columns);
        }

        private boolean isEdge(int x, double y, Point along) {
            Point normal = along.perpendicular();
            for (int dy = -1; dy <= 1; dy++) {
                int row = (int) Math.round(y) + dy;
                Plane plane = gradients[0].x();
                if (row >= 0 && row < plane.height() && x >= 0 && x < plane.width()) {
                    double sum = 0;
                    for (Gradient gradient : gradients) {
                        double across = gradient.x().at(x, row) * normal.x()
                                + gradient.y().at(x, row) * normal.y();
                        sum += across * across;
                    }
                    if (sum > EDGE * EDGE) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
