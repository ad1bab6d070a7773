package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the front's upper edge among curves of several widths and shapes: the one that lies on a colour edge most. The
 * collar points tell its ends only roughly: they are the outer ends of a rib, or lie on the shoulders where the neck's slope
 * is hardly another than theirs. Unless the inside of the back begins right above the best curve, a parallel edge above it
 * is preferred, so that a ribbed collar stays with the front.
 */
final class NecklineSearch {
    /** Distances of a curve's ends by that of the collar points; from one to the next, {@link #REACH_STEP}. */
    private static final double[] REACHES = {0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2};

    private static final double REACH_STEP = 0.1;
    private static final double WIDEST = 1.2;
    /** Narrower curves test the neck's lowest part only and count for less. */
    private static final double NARROW = 0.8;

    private static final int[] ROUND = {2, 3};
    private static final int V = 1;
    private static final double V_LEAST_DEPTH = 0.3;
    /** A V is one if it is better by a tenth, or lies on the edge itself where a round curve lies beside it. */
    private static final double V_ADVANTAGE = 1.15;

    private static final double V_CONTRAST = 1.15;

    /** Thickness of ribs in {@link #STEP}s. */
    private static final int RIB_FROM = 3;

    private static final int RIB_TO = 9;
    /** In shares of the collar points' distance. */
    private static final double STEP = NecklineCurves.DEPTH_STEP;

    private static final int SHARPENED = 2;
    private static final double SHARP_SCORE = 0.95;
    /** Between two edges there is a curve less steep or less often on an edge than this share of the upper one. */
    private static final double RIB_FLATTER = 0.8;

    private static final double RIB_RARER = 0.97;
    private static final double RIB_SCORE = 0.65;

    private static final double LEAST_SCORE = 0.4;
    /** Least score of a V under a collar where edges are everywhere: a mock neck's print shows many. */
    private static final double BUSY_SCORE = 0.84;

    /** In units of the print's own spread. */
    private static final double BUSY_DIFFERENCE = 1;

    private static final double COLLAR_LEAD = 0.2;
    private static final double COLLAR_LEAST_DEPTH = 0.3;
    private static final double COLLAR_GREATEST_DEPTH = 1;

    private final LabImage lab;
    private final Silhouette silhouette;
    private final Point left;
    private final Point right;
    private final NeckSlopes slopes;

    NecklineSearch(LabImage lab, Silhouette silhouette, Point left, Point right) {
        this.lab = lab;
        this.silhouette = silhouette;
        this.left = left;
        this.right = right;
        double width = right.x() - left.x();
        Point aside = new Point((WIDEST - 1) * width / 2, 0);
        double deepest = NecklineCurves.DEEPEST_BELOW_OUTLINE * WIDEST + NecklineCurves.dip(silhouette, left, right);
        this.slopes = NeckSlopes.of(
                lab, left.minus(aside), right.plus(aside), Math.max(COLLAR_GREATEST_DEPTH, deepest) * width);
    }

    /** Of an open neck; empty if no curve stands out. */
    Optional<FrontNeckline> best() {
        List<NecklineCurves> widths = new ArrayList<>();
        for (double reach : REACHES) {
            widths.add(curves(reach));
        }
        Candidate round = null;
        Candidate pointed = null;
        for (NecklineCurves width : widths) {
            for (int exponent : ROUND) {
                round = better(round, width.best(exponent, 0), width);
            }
            pointed = better(pointed, width.best(V, V_LEAST_DEPTH), width);
        }
        if (pointed != null && (round == null || pointed.isRatherThan(round))) {
            round = pointed;
        }
        return Optional.ofNullable(round).map(found -> withRib(sharpened(found, widths), widths));
    }

    /** The curve close by that lies on the edge's steepest line: near a strong edge all lie on one. */
    private static Candidate sharpened(Candidate found, List<NecklineCurves> widths) {
        FrontNeckline rough = found.curve();
        Candidate best = found;
        for (NecklineCurves width : widths) {
            if (Math.abs(width.reach() - found.among().reach()) > 1.5 * REACH_STEP) {
                continue;
            }
            for (int step = -SHARPENED; step <= SHARPENED; step++) {
                double depth = (rough.bottom() + step * STEP * rough.width() - width.level()) / width.width();
                FrontNeckline curve = width.curve(rough.exponent(), depth);
                if (depth >= NecklineCurves.LEAST_DEPTH
                        && curve.score() >= SHARP_SCORE * rough.score()
                        && curve.contrast() * certainty(width) > best.curve().contrast() * certainty(best.among())) {
                    best = new Candidate(curve, width, found.value());
                }
            }
        }
        return best;
    }

    /** The same, but nothing where edges are everywhere. */
    Optional<FrontNeckline> plainBest() {
        return slopes.busy() ? Optional.empty() : best();
    }

    /** Of a standing collar, whose leaves part in a V. */
    Optional<FrontNeckline> underCollar() {
        List<FrontNeckline> curves = curves(1).of(V, COLLAR_LEAST_DEPTH, COLLAR_GREATEST_DEPTH);
        return curves.stream()
                .skip(shallower(curves))
                .max(Comparator.comparingDouble(FrontNeckline::score))
                .filter(curve -> !slopes.busy() || isOpening(curve))
                .filter(curve ->
                        curve.score() >= LEAST_SCORE && curve.score() >= NecklineCurves.mean(curves) + COLLAR_LEAD);
    }

    /** Whether a V among many edges parts other cloth from the front's; a mock neck's print goes on above it. */
    private boolean isOpening(FrontNeckline curve) {
        return curve.score() >= BUSY_SCORE && EnclosedCloth.difference(curve, lab, silhouette) >= BUSY_DIFFERENCE;
    }

    /** How many of the first curves get worse one by one: what scores there is an edge less deep than any V. */
    private static int shallower(List<FrontNeckline> curves) {
        int n = 0;
        while (n + 1 < curves.size()
                && curves.get(n + 1).score() <= curves.get(n).score()) {
            n++;
        }
        return n;
    }

    private record Candidate(FrontNeckline curve, NecklineCurves among, double value) {
        boolean isRatherThan(Candidate round) {
            return value > V_ADVANTAGE * round.value
                    || (V_ADVANTAGE * value > round.value && curve.contrast() > V_CONTRAST * round.curve.contrast());
        }
    }

    private static Candidate better(Candidate known, Optional<FrontNeckline> found, NecklineCurves among) {
        if (found.isEmpty()) {
            return known;
        }
        double value = among.value(found.get()) * certainty(among);
        return known == null || value > known.value() ? new Candidate(found.get(), among, value) : known;
    }

    private static double certainty(NecklineCurves curves) {
        return Math.min(1, curves.reach() / NARROW);
    }

    private FrontNeckline withRib(Candidate found, List<NecklineCurves> widths) {
        FrontNeckline curve = found.curve();
        if (InsideOfBack.liesAbove(curve.lower(), lab, right.x() - left.x())) {
            return curve;
        }
        FrontNeckline best = curve;
        double highest = RIB_SCORE * curve.score() * certainty(found.among());
        for (NecklineCurves width : widths) {
            FrontNeckline above = ribAbove(curve, width);
            if (above != null && above.score() * certainty(width) > highest) {
                highest = above.score() * certainty(width);
                best = above;
            }
        }
        return best;
    }

    /** The best curve of one width that is parallel to a given one, a rib's thickness higher, and separate or as good; or null. */
    private FrontNeckline ribAbove(FrontNeckline curve, NecklineCurves width) {
        double inset = (curve.width() - width.width()) / 2;
        double tolerance = REACH_STEP * (right.x() - left.x()) / 2;
        double flattest = Double.MAX_VALUE;
        double rarest = curve.score();
        FrontNeckline best = null;
        for (int step = 1; step <= RIB_TO; step++) {
            double thick = step * STEP * (right.x() - left.x());
            double depth = (curve.bottom() - thick - width.level()) / width.width();
            if (depth < NecklineCurves.LEAST_DEPTH) {
                break;
            }
            FrontNeckline above = width.curve(curve.exponent(), depth);
            flattest = Math.min(flattest, above.strength());
            rarest = Math.min(rarest, above.score());
            boolean separate = flattest < RIB_FLATTER * above.strength() || rarest < RIB_RARER * above.score();
            boolean parallel = Math.abs(inset - curve.inset(thick)) <= tolerance;
            if (step >= RIB_FROM && parallel && separate && isBetter(above, best)) {
                best = above;
            }
        }
        return best;
    }

    private static boolean isBetter(FrontNeckline curve, FrontNeckline known) {
        return known == null
                || curve.score() > known.score()
                || (curve.score() == known.score() && curve.contrast() > known.contrast());
    }

    private NecklineCurves curves(double reach) {
        return new NecklineCurves(slopes, silhouette, left, right, reach);
    }
}
