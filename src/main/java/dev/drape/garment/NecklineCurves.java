package dev.drape.garment;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The curves between two ends on the outline, scored by the share of each that lies on a colour edge. */
final class NecklineCurves {
    static final double LEAST_DEPTH = 0.05;
    static final double DEPTH_STEP = 0.0125;
    /** No front dips deeper than this below the outline: what scores there is a print's edge. */
    static final double DEEPEST_BELOW_OUTLINE = 0.6;

    private static final int COLUMNS = 41;
    private static final double PREFERRED_DEPTH = 0.35;
    /** A back cut low goes with a front cut lower still. */
    private static final double DEEPER_BELOW_DIP = 0.3;

    private static final double DEPTH_DECAY = 0.2;
    private static final double IGNORED_MARGIN = 0.06;
    /** Length of the mean of the edges' directions in Lab, from which on they are one edge: stripes and prints cancel. */
    private static final double ALIKE = 0.6;

    private static final double LEAST_SCORE = 0.4;
    /** By how much a score must exceed the mean of all curves of its kind: more often on edges is a pattern's. */
    private static final double LEAST_LEAD = 0.3;
    /** A score this high counts even among stripes, where many curves score. */
    private static final double CERTAIN_SCORE = 0.85;
    /** Where the outline dips by more than this share of the width, the curve may run above the cloth. */
    private static final double OUTLINE_DIP = 0.15;
    /** Share of the columns that must lie on the cloth for a score to count. */
    private static final double LEAST_COLUMNS = 0.4;
    /** Mean depth over the width, that of a parabola = 1: a V cut as deep as a scoop takes less cloth away. */
    private static final double V_FULLNESS = 0.75;

    private final NeckSlopes slopes;
    private final double reach;
    private final Point left;
    private final Point right;
    /** How far the outline itself dips between the ends, share of their distance. */
    private final double dip;
    /** The outline's row at each column of a curve. */
    private final int[] tops = new int[COLUMNS];

    /** Between ends {@code reach} times as far apart as the collar points. */
    NecklineCurves(NeckSlopes slopes, Silhouette silhouette, Point collarLeft, Point collarRight, double reach) {
        this.slopes = slopes;
        this.reach = reach;
        double middle = (collarLeft.x() + collarRight.x()) / 2;
        double out = reach * (collarRight.x() - collarLeft.x()) / 2;
        double row = reach == 1
                ? (collarLeft.y() + collarRight.y()) / 2
                : (silhouette.topAt((int) Math.round(middle - out)) + silhouette.topAt((int) Math.round(middle + out)))
                        / 2.0;
        this.left = new Point(middle - out, row);
        this.right = new Point(middle + out, row);
        this.dip = dip(silhouette, left, right);
        for (int i = 0; i < COLUMNS; i++) {
            tops[i] = silhouette.topAt((int)
                    Math.round(left.lerp(right, (double) i / (COLUMNS - 1)).x()));
        }
    }

    static double dip(Silhouette silhouette, Point left, Point right) {
        int middle = silhouette.topAt((int) Math.round((left.x() + right.x()) / 2));
        return Math.max(0, (middle - (left.y() + right.y()) / 2) / (right.x() - left.x()));
    }

    double reach() {
        return reach;
    }

    double width() {
        return right.x() - left.x();
    }

    /** Row of the ends. */
    double level() {
        return left.y();
    }

    /** The best of one exponent from a depth on, if it stands out from the others. */
    Optional<FrontNeckline> best(int exponent, double leastDepth) {
        List<FrontNeckline> curves = of(exponent, LEAST_DEPTH, DEEPEST_BELOW_OUTLINE + dip);
        double mean = mean(curves);
        return curves.stream()
                .filter(curve -> curve.depth() >= leastDepth && standsOut(curve, mean))
                .max(Comparator.comparingDouble(this::value));
    }

    private static boolean standsOut(FrontNeckline curve, double mean) {
        return curve.score() >= CERTAIN_SCORE || (curve.score() >= LEAST_SCORE && curve.score() >= mean + LEAST_LEAD);
    }

    static double mean(List<FrontNeckline> curves) {
        return curves.stream().mapToDouble(FrontNeckline::score).average().orElse(0);
    }

    List<FrontNeckline> of(int exponent, double from, double to) {
        List<FrontNeckline> curves = new ArrayList<>();
        for (double depth = from; depth <= to; depth += DEPTH_STEP) {
            curves.add(curve(exponent, depth));
        }
        return curves;
    }

    /** By score and by how usual the depth is, comparable between widths. */
    double value(FrontNeckline curve) {
        double depth = reach * (curve.depth() * (curve.isV() ? V_FULLNESS : 1) - dip);
        double preferred = PREFERRED_DEPTH + DEEPER_BELOW_DIP * reach * dip;
        return curve.score()
                * curve.score()
                * (0.6 + Math.min(Math.max(0, depth), preferred))
                * Math.exp(-Math.max(0, depth - preferred) / DEPTH_DECAY);
    }

    FrontNeckline curve(int exponent, double depth) {
        FrontNeckline blank = new FrontNeckline(left, right, exponent, depth, 0, 0);
        double[] edges = new double[3];
        double[] step = new double[3];
        int columns = 0;
        int hits = 0;
        double contrast = 0;
        for (int i = 1; i < COLUMNS - 1; i++) {
            double u = 2.0 * i / (COLUMNS - 1) - 1;
            Point at = blank.at(u);
            Point ahead = blank.at(Math.min(1, u + 0.02)).minus(blank.at(Math.max(-1, u - 0.02)));
            boolean onCloth = at.y() >= tops[i] + IGNORED_MARGIN * width();
            columns += onCloth || tops[i] < left.y() + OUTLINE_DIP * width() ? 1 : 0;
            double length = onCloth
                    ? slopes.steepest(
                            (int) Math.round(at.x()), at.y(), ahead.unit().perpendicular(), step)
                    : 0;
            if (length > slopes.edge()) {
                hits++;
                contrast += length;
                for (int c = 0; c < edges.length; c++) {
                    edges[c] += step[c] / length;
                }
            }
        }
        double alike = hits == 0 ? 0 : Math.min(1, NeckSlopes.length(edges) / hits / ALIKE);
        double score = columns < LEAST_COLUMNS * COLUMNS ? 0 : alike * hits / columns;
        return new FrontNeckline(left, right, exponent, depth, score, hits == 0 ? 0 : contrast / hits);
    }
}
