package dev.drape.garment;

import dev.drape.image.Point;

import java.util.EnumMap;
import java.util.Map;

/**
 * The points of trousers, shorts and skirts, in pixels of the silhouette: waist and hem corners always, crotch and leg
 * ends where a gap between two legs reaches down to the hem.
 */
final class BottomPoints {
    private static final double WAIST_SLOPE = 0.6;
    private static final double WAIST_WITHIN = 0.2;
    private static final double HEM_SLOPE = 0.6;
    private static final double HEM_WITHIN = 0.3;
    /** How far from the axis, as a share of the width, the gap between the legs may lie. */
    private static final double GAP_OFF_AXIS = 0.2;

    private static final double GAP_FROM = 0.97;
    private static final double LEAST_GAP_HEIGHT = 0.06;

    private final Silhouette silhouette;

    private BottomPoints(Silhouette silhouette) {
        this.silhouette = silhouette;
    }

    static Map<GarmentPoint, Point> find(Silhouette silhouette) {
        return new BottomPoints(silhouette).find();
    }

    private Map<GarmentPoint, Point> find() {
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        Point crotch = crotch();
        double split = crotch == null ? silhouette.axis() : crotch.x();
        for (Side side : Side.values()) {
            points.put(side.named("WAIST"), corner(side, split, -WAIST_SLOPE, 0, WAIST_WITHIN));
            Point outer = corner(side, split, HEM_SLOPE, 1 - HEM_WITHIN, 1);
            points.put(side.named("HEM"), outer);
            if (crotch != null) {
                points.put(side.named("LEG_OUTER"), outer);
                points.put(side.named("LEG_INNER"), innerCorner(side, split));
            }
        }
        if (crotch != null) {
            points.put(GarmentPoint.CROTCH, crotch);
        }
        return points;
    }

    /** The pixel that lies most outwards and, for a positive slope, downwards, for a negative one upwards. */
    private Point corner(Side side, double split, double slope, double from, double to) {
        double best = Double.NEGATIVE_INFINITY;
        Point at = new Point(split, silhouette.row(from));
        for (int y = silhouette.row(from); y <= silhouette.row(to); y++) {
            double out = silhouette.reach(side, y);
            double score = Math.abs(slope) * out + Math.signum(slope) * y;
            if (out > 0 && score > best) {
                best = score;
                at = new Point(silhouette.axis() + side.sign * out, y);
            }
        }
        return at;
    }

    private Point innerCorner(Side side, double split) {
        double best = Double.NEGATIVE_INFINITY;
        Point at = new Point(split, silhouette.bottom());
        for (int y = silhouette.row(1 - HEM_WITHIN); y < silhouette.bottom(); y++) {
            int x = (int) Math.round(split);
            while (x >= 0 && x < silhouette.mask().width() && !silhouette.mask().isSet(x, y)) {
                x += side.sign;
            }
            double score = y - HEM_SLOPE * Math.abs(x - split);
            if (silhouette.mask().isSet(x, y) && score > best) {
                best = score;
                at = new Point(x, y);
            }
        }
        return at;
    }

    /** Follows the gap between the legs from the hem upwards; null if there is none. */
    private Point crotch() {
        int from = silhouette.row(GAP_FROM);
        double middle = silhouette.axis();
        int y = from;
        for (; y > silhouette.top(); y--) {
            double gap = gapMiddle(y, middle);
            if (Double.isNaN(gap)) {
                break;
            }
            middle = gap;
        }
        return from - y < LEAST_GAP_HEIGHT * silhouette.height() ? null : new Point(middle, y);
    }

    /** Middle of the gap that is nearest to {@code around} in a row and has garment on both sides; NaN if none. */
    private double gapMiddle(int y, double around) {
        int reach = (int) (GAP_OFF_AXIS * silhouette.width());
        for (int off = 0; off <= reach; off++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                int x = (int) Math.round(around) + sign * off;
                if (!silhouette.mask().isSet(x, y)) {
                    int l = x;
                    int r = x;
                    while (l >= 0 && !silhouette.mask().isSet(l, y)) {
                        l--;
                    }
                    while (r < silhouette.mask().width() && !silhouette.mask().isSet(r, y)) {
                        r++;
                    }
                    if (l >= 0 && r < silhouette.mask().width()) {
                        return (l + r) / 2.0;
                    }
                }
            }
        }
        return Double.NaN;
    }
}
