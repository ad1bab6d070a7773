package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The front's upper edge between the collar points: the best of a family of curves
 * {@code y = collar + depth · width · (1 − |u|^p)}, u = −1…1 between the collar points, by the share of it that lies on a
 * colour edge. p = 1 is a V and must win clearly, except under a standing collar, whose leaves always part in a V. After
 * the best curve a parallel edge a little above it is preferred if there is one, so that a ribbed collar stays with the
 * front. A curve that lies on edges hardly more often than the others do is a pattern's, not a neckline. Right on crew
 * and rib necks; unsure on stripes.
 *
 * @param exponent p
 * @param depth share of the distance of the collar points
 * @param score 0…1, the share of the curve on an edge
 */
record FrontNeckline(Point left, Point right, double exponent, double depth, double score) {
    private static final double[] EXPONENTS = {2, 3, 1};
    private static final double LEAST_DEPTH = 0.05;
    private static final double DEPTH_STEP = 0.0125;
    private static final int COLUMNS = 41;
    private static final double V_ADVANTAGE = 1.15;
    private static final double PREFERRED_DEPTH = 0.35;
    /** A back cut low goes with a front cut lower still. */
    private static final double DEEPER_BELOW_DIP = 0.3;

    private static final double DEPTH_DECAY = 0.2;
    private static final double IGNORED_MARGIN = 0.06;
    private static final int RIB_FROM = 3;
    private static final int RIB_TO = 9;
    private static final double RIB_EQUAL = 0.9;
    private static final double RIB_VALLEY = 0.97;
    private static final double RIB_SCORE = 0.55;
    /** Length of the mean of the edges' directions in Lab, from which on they are one edge: stripes and prints cancel. */
    private static final double ALIKE = 0.6;

    private static final double LEAST_SCORE = 0.4;
    /** By how much the best score must exceed the mean of all curves of its kind. */
    private static final double LEAST_LEAD = 0.3;
    /** A score this high counts even among stripes, where many curves score. */
    private static final double CERTAIN_SCORE = 0.85;
    /** Where the outline dips by more than this share of the width, the curve may run above the cloth. */
    private static final double OUTLINE_DIP = 0.15;
    /** No front dips deeper than this below the outline: what scores there is a print's edge. */
    private static final double DEEPEST_BELOW_OUTLINE = 0.6;
    /** Share of the columns that must lie on the cloth for a score to count. */
    private static final double LEAST_COLUMNS = 0.4;

    private static final double V_FULLNESS = 0.75;
    private static final double V_LEAST_DEPTH = 0.3;
    /** Least score of a V under a collar where edges are everywhere: a mock neck's print shows many. */
    private static final double BUSY_SCORE = 0.87;

    private static final double COLLAR_LEAD = 0.2;
    private static final double COLLAR_LEAST_DEPTH = 0.3;
    private static final double COLLAR_GREATEST_DEPTH = 1;
    private static final int POINTS = 21;
    /** Collar points closer than this, px, enclose nothing that could be searched. */
    private static final int LEAST_WIDTH = 8;

    /** Looks for it; {@code standing} = the collar stands clearly above the shoulders. */
    static Optional<FrontNeckline> find(
            LabImage lab, Silhouette silhouette, Point left, Point right, boolean standing) {
        if (right.x() - left.x() < LEAST_WIDTH) {
            return Optional.empty();
        }
        Search search = new Search(lab, silhouette, left, right);
        return standing ? search.underCollar().or(search::plainBest) : search.best();
    }

    /** Mean depth over the width, that of a parabola = 1: a V cut as deep as a scoop takes less cloth away. */
    private double fullness() {
        return isV() ? V_FULLNESS : 1;
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
        private final NeckSlopes slopes;
        private final Silhouette silhouette;
        private final Point left;
        private final Point right;
        private final double width;
        /** How far the outline itself dips between the collar points, share of their distance. */
        private final double dip;

        Search(LabImage lab, Silhouette silhouette, Point left, Point right) {
            this.silhouette = silhouette;
            this.left = left;
            this.right = right;
            this.width = right.x() - left.x();
            int middle = silhouette.topAt((int) Math.round((left.x() + right.x()) / 2));
            this.dip = Math.max(0, (middle - (left.y() + right.y()) / 2) / width);
            this.slopes = NeckSlopes.of(
                    lab, left, right, width * Math.max(COLLAR_GREATEST_DEPTH, DEEPEST_BELOW_OUTLINE + dip));
        }

        Optional<FrontNeckline> best() {
            FrontNeckline best = null;
            double highest = 0;
            for (double exponent : EXPONENTS) {
                List<FrontNeckline> curves = curves(exponent, LEAST_DEPTH, DEEPEST_BELOW_OUTLINE + dip);
                for (FrontNeckline curve : curves) {
                    double value = value(curve) / (exponent == 1 ? V_ADVANTAGE : 1);
                    boolean shallowV = exponent == 1 && curve.depth() < V_LEAST_DEPTH;
                    if (value > highest && !shallowV && stands(curve, curves)) {
                        highest = value;
                        best = curve;
                    }
                }
            }
            return Optional.ofNullable(best).map(this::overRib);
        }

        /** Nothing where edges are everywhere. */
        Optional<FrontNeckline> plainBest() {
            return slopes.busy() ? Optional.empty() : best();
        }

        Optional<FrontNeckline> underCollar() {
            List<FrontNeckline> curves = curves(1, COLLAR_LEAST_DEPTH, COLLAR_GREATEST_DEPTH);
            return curves.stream()
                    .max(Comparator.comparingDouble(FrontNeckline::score))
                    .filter(curve -> curve.score() >= (slopes.busy() ? BUSY_SCORE : LEAST_SCORE)
                            && curve.score() >= mean(curves) + COLLAR_LEAD);
        }

        private List<FrontNeckline> curves(double exponent, double from, double to) {
            List<FrontNeckline> curves = new ArrayList<>();
            for (double depth = from; depth <= to; depth += DEPTH_STEP) {
                curves.add(curve(exponent, depth));
            }
            return curves;
        }

        private static boolean stands(FrontNeckline curve, List<FrontNeckline> others) {
            return curve.score() >= CERTAIN_SCORE
                    || (curve.score() >= LEAST_SCORE && curve.score() >= mean(others) + LEAST_LEAD);
        }

        private static double mean(List<FrontNeckline> curves) {
            return curves.stream().mapToDouble(FrontNeckline::score).average().orElse(0);
        }

        /** The best edge above that is separate or as good; the curve itself if there is none. */
        private FrontNeckline overRib(FrontNeckline curve) {
            FrontNeckline best = curve;
            double highest = RIB_SCORE * curve.score();
            double valley = curve.score();
            for (int step = 1; step <= RIB_TO; step++) {
                double depth = curve.depth() - step * DEPTH_STEP;
                if (depth < LEAST_DEPTH) {
                    break;
                }
                FrontNeckline above = curve(curve.exponent(), depth);
                if (!curve.isV()) {
                    FrontNeckline rounder = curve(2, depth);
                    above = rounder.score() > above.score() ? rounder : above;
                }
                valley = Math.min(valley, above.score());
                boolean separate = valley < RIB_VALLEY * above.score() || above.score() >= RIB_EQUAL * curve.score();
                if (step >= RIB_FROM && separate && above.score() > highest) {
                    highest = above.score();
                    best = above;
                }
            }
            return best;
        }

        private double value(FrontNeckline curve) {
            double depth = curve.depth() * curve.fullness() - dip;
            double preferred = PREFERRED_DEPTH + DEEPER_BELOW_DIP * dip;
            return curve.score()
                    * curve.score()
                    * (0.6 + Math.min(Math.max(0, depth), preferred))
                    * Math.exp(-Math.max(0, depth - preferred) / DEPTH_DECAY);
        }

        private FrontNeckline curve(double exponent, double depth) {
            FrontNeckline blank = new FrontNeckline(left, right, exponent, depth, 0);
            double[] edges = new double[3];
            double[] step = new double[3];
            int columns = 0;
            int hits = 0;
            for (int i = 1; i < COLUMNS - 1; i++) {
                double u = 2.0 * i / (COLUMNS - 1) - 1;
                Point at = blank.at(u);
                Point ahead = blank.at(Math.min(1, u + 0.02)).minus(blank.at(Math.max(-1, u - 0.02)));
                int x = (int) Math.round(at.x());
                int top = silhouette.topAt(x);
                boolean onCloth = at.y() >= top + IGNORED_MARGIN * width;
                columns += onCloth || top < left.y() + OUTLINE_DIP * width ? 1 : 0;
                double length =
                        onCloth ? slopes.steepest(x, at.y(), ahead.unit().perpendicular(), step) : 0;
                hits += length > slopes.edge() ? 1 : 0;
                for (int c = 0; length > slopes.edge() && c < edges.length; c++) {
                    edges[c] += step[c] / length;
                }
            }
            double alike = hits == 0 ? 0 : Math.min(1, NeckSlopes.length(edges) / hits / ALIKE);
            double score = columns < LEAST_COLUMNS * COLUMNS ? 0 : alike * hits / columns;
            return new FrontNeckline(left, right, exponent, depth, score);
        }
    }
}
