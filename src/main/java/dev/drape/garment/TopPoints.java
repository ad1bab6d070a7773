package dev.drape.garment;

import dev.drape.image.Point;

import java.util.EnumMap;
import java.util.Map;

/**
 * The points of a top or of a one-piece's upper part, in pixels of the silhouette. The armpit is the row that minimises
 * 1.4 × half width + row below the widest row, for short and long sleeves alike; without the lower limit the shoulder would
 * win. The collar points are averaged over the two sides: unsymmetrical pairs fold the warp. Right on 26 of 28 product
 * photos.
 */
final class TopPoints {
    private static final double WIDEST_WITHIN = 0.62;
    private static final double ARMPIT_WITHIN = 0.78;
    /** How much more a step inwards tells than one down: the underarm of a dolman sleeve falls at up to 1 in 1. */
    private static final double INWARDS = 1.4;

    private static final double SLEEVE_DROP = 0.05;
    private static final double SLEEVE_OUT = 0.065;
    private static final double LEAST_SLEEVE_OUT = 0.045;
    private static final double LYING_WIDEST = 1.15;
    private static final double LYING_UNCHANGED = 0.88;
    private static final double LYING_QUARTER = 0.9;
    private static final double LYING_ARMPIT = 0.36;
    private static final double LEAST_HEM = 0.5;
    private static final double TORSO_MARGIN = 1.1;
    private static final double LEVEL_HEM = 0.03;
    private static final double SHOULDER_OUT = 0.97;
    private static final double SHOULDER_RISE = 0.84;
    private static final double STRAP_SLOPE = 0.8;
    private static final double PLATEAU = 0.97;
    private static final double SLEEVELESS_ARMPIT = 0.30;
    private static final double COLLAR_WITHIN = 0.75;
    private static final double COLLAR_LEVEL = 0.012;
    /** A strap begins farther out than this share of the half width. */
    private static final double STRAP_OUT = 0.4;

    private static final double HEM_SLOPE = 0.6;
    /** Share of a one-piece's height that a top of the same wearer would have. */
    private static final double TOP_OF_ONE_PIECE = 0.55;

    private final Silhouette silhouette;
    /** Height that the shares above refer to. */
    private final double height;

    private final Map<Side, Integer> armpitRow = new EnumMap<>(Side.class);
    private final Map<Side, Double> armpitHalf = new EnumMap<>(Side.class);
    private final boolean onePiece;
    private boolean sleeved;
    /** Whether the sleeves lie on the torso without a gap: the outline shows no armpit, the points are assumed. */
    private boolean lying;

    private TopPoints(Silhouette silhouette, boolean onePiece) {
        this.silhouette = silhouette;
        this.onePiece = onePiece;
        this.height = silhouette.height() * (onePiece ? TOP_OF_ONE_PIECE : 1);
    }

    static Map<GarmentPoint, Point> find(Silhouette silhouette, boolean onePiece) {
        return new TopPoints(silhouette, onePiece).find();
    }

    private Map<GarmentPoint, Point> find() {
        findArmpits();
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        for (Side side : Side.values()) {
            Point armpit = point(side, armpitHalf.get(side), armpitRow.get(side));
            Point shoulder = sleeved ? shoulder(side) : strap(side);
            points.put(side.named("ARMPIT"), armpit);
            points.put(side.named("SHOULDER"), shoulder);
            points.put(side.named("HEM"), hem(side));
            if (sleeved) {
                SleevePoints.find(silhouette, side, shoulder, armpit, torsoLimit(side))
                        .ifPresent(cuff -> {
                            points.put(side.named("CUFF_OUTER"), cuff.outer());
                            points.put(side.named("CUFF_INNER"), cuff.inner());
                        });
            }
        }
        addCollar(points);
        return points;
    }

    private void findArmpits() {
        for (Side side : Side.values()) {
            int row = armpitOfSleeve(side);
            armpitRow.put(side, row);
            armpitHalf.put(side, silhouette.half(side, row));
        }
        replaceHidden();
        double left = sleeveReach(Side.IMAGE_LEFT) / silhouette.width();
        double right = sleeveReach(Side.IMAGE_RIGHT) / silhouette.width();
        sleeved = Math.min(left, right) > LEAST_SLEEVE_OUT && left + right > 2 * SLEEVE_OUT;
        if (!sleeved) {
            lying = false;
            for (Side side : Side.values()) {
                int row = armpitOfArmhole(side);
                armpitRow.put(side, row);
                armpitHalf.put(side, silhouette.reach(side, row));
            }
        }
    }

    /** An armpit hidden by a sleeve that lies on the torso is mirrored from the other side, or assumed if both are. */
    private void replaceHidden() {
        boolean left = liesOnTorso(Side.IMAGE_LEFT);
        boolean right = liesOnTorso(Side.IMAGE_RIGHT);
        lying = left && right;
        if (lying) {
            for (Side side : Side.values()) {
                armpitRow.put(side, rowAt(LYING_ARMPIT));
                armpitHalf.put(side, hemHalf(side));
            }
        } else if (left || right) {
            Side hidden = left ? Side.IMAGE_LEFT : Side.IMAGE_RIGHT;
            Side seen = left ? Side.IMAGE_RIGHT : Side.IMAGE_LEFT;
            armpitRow.put(hidden, armpitRow.get(seen));
            armpitHalf.put(hidden, armpitHalf.get(seen));
        }
    }

    private int armpitOfSleeve(Side side) {
        int widest = silhouette.top();
        int last = rowAt(WIDEST_WITHIN);
        for (int y = silhouette.top(); y <= last; y++) {
            widest = silhouette.half(side, y) > silhouette.half(side, widest) ? y : widest;
        }
        int drop = widest;
        double step = SLEEVE_DROP * silhouette.width();
        for (int y = silhouette.top() + 1; y < widest; y++) {
            if (silhouette.hasRun(y) && silhouette.half(side, y - 1) - silhouette.half(side, y) > step) {
                drop = y;
                break;
            }
        }
        int best = drop;
        for (int y = drop; y <= rowAt(ARMPIT_WITHIN); y++) {
            if (silhouette.hasRun(y)
                    && INWARDS * silhouette.half(side, y) + y < INWARDS * silhouette.half(side, best) + best) {
                best = y;
            }
        }
        return best;
    }

    private boolean liesOnTorso(Side side) {
        if (onePiece) {
            return false;
        }
        double half = armpitHalf.get(side);
        double hemHalf = hemHalf(side);
        double widest = 0;
        for (int y = silhouette.top(); y < silhouette.bottom(); y++) {
            widest = Math.max(widest, silhouette.half(side, y));
        }
        return half > LYING_WIDEST * hemHalf
                && half > LYING_UNCHANGED * widest
                && silhouette.half(side, rowAt(0.25)) > LYING_QUARTER * hemHalf;
    }

    private double hemHalf(Side side) {
        int hem = Math.min(silhouette.hem(), rowAt(1));
        double half = silhouette.medianHalf(side, hem - (int) (0.10 * height), hem - (int) (0.03 * height));
        return Math.min(half, levelHem(side));
    }

    /** How far out the lower edge stays at the hem's height: where it leaves it, a sleeve that lies on the torso ends. */
    private double levelHem(Side side) {
        double tolerance = LEVEL_HEM * height;
        int out = 0;
        int level = silhouette.bottomAt(silhouette.x(side, 0));
        for (int bottom = level;
                Math.abs(bottom - level) <= tolerance;
                bottom = silhouette.bottomAt(silhouette.x(side, out))) {
            level = (int) Math.round(level + 0.2 * (bottom - level));
            out++;
        }
        return out;
    }

    /** How far what is not torso reaches beyond the armpit. */
    private double sleeveReach(Side side) {
        int row = armpitRow.get(side);
        double reach = 0;
        for (int y = silhouette.top(); y <= rowAt(1); y++) {
            double out = silhouette.reach(side, y);
            boolean torso = y > row && !lying && out <= silhouette.half(side, y);
            reach = torso ? reach : Math.max(reach, out);
        }
        return reach - armpitHalf.get(side);
    }

    private int armpitOfArmhole(Side side) {
        int shoulder = (int) Math.round(strap(side).y());
        int end = rowAt(0.5);
        int narrowest = shoulder;
        double widest = 0;
        for (int y = shoulder; y <= end; y++) {
            narrowest = silhouette.reach(side, y) < silhouette.reach(side, narrowest) ? y : narrowest;
        }
        for (int y = narrowest; y <= end; y++) {
            widest = Math.max(widest, silhouette.reach(side, y));
        }
        boolean armhole = silhouette.reach(side, narrowest) < PLATEAU * widest;
        for (int y = narrowest; armhole && y <= end; y++) {
            if (silhouette.reach(side, y) >= PLATEAU * widest) {
                return y;
            }
        }
        return rowAt(SLEEVELESS_ARMPIT);
    }

    private Point shoulder(Side side) {
        int row = armpitRow.get(side);
        double half = armpitHalf.get(side);
        double out = SHOULDER_OUT * half;
        while (out > half / 2 && row - silhouette.topAt(silhouette.x(side, out)) <= SHOULDER_RISE * half) {
            out--;
        }
        if (out <= half / 2) {
            out = SHOULDER_OUT * half;
        }
        return point(side, out, silhouette.topAt(silhouette.x(side, out)));
    }

    private Point strap(Side side) {
        double best = Double.NEGATIVE_INFINITY;
        Point at = null;
        for (int y = silhouette.top(); y <= rowAt(0.35); y++) {
            double out = silhouette.reach(side, y);
            double score = STRAP_SLOPE * out - y;
            if (out > 0 && score > best) {
                best = score;
                at = point(side, out, y);
            }
        }
        return at == null ? point(side, 0, silhouette.top()) : at;
    }

    /** How far out the torso can reach at most below the armpit; farther out is sleeve, with or without a gap. */
    private double torsoLimit(Side side) {
        if (onePiece || !sleeved) {
            return Double.MAX_VALUE;
        }
        return lying ? armpitHalf.get(side) : TORSO_MARGIN * Math.max(armpitHalf.get(side), hemHalf(side));
    }

    private Point hem(Side side) {
        double limit = torsoLimit(side);
        double best = Double.NEGATIVE_INFINITY;
        Point at = null;
        for (int y = Math.max(silhouette.row(0.5), silhouette.hem() - silhouette.height() / 8);
                y < silhouette.bottom();
                y++) {
            double out = silhouette.half(side, y);
            double score = HEM_SLOPE * out + y;
            if (silhouette.hasRun(y) && out <= limit && score > best) {
                best = score;
                at = point(side, out, y);
            }
        }
        if (at == null || side.sign * (at.x() - silhouette.axis()) < LEAST_HEM * armpitHalf.get(side)) {
            double out = Math.min(limit, hemHalf(side));
            return point(side, out, silhouette.bottomAt(silhouette.x(side, out - 1)));
        }
        return at;
    }

    private void addCollar(Map<GarmentPoint, Point> points) {
        double outSum = 0;
        double rowSum = 0;
        for (Side side : Side.values()) {
            int limit = (int) (COLLAR_WITHIN * armpitHalf.get(side));
            int highest = silhouette.bottom();
            for (int out = 0; out <= limit; out++) {
                highest = Math.min(highest, silhouette.topAt(silhouette.x(side, out)));
            }
            double level = highest + COLLAR_LEVEL * silhouette.height();
            int out = limit;
            while (out > 0 && silhouette.topAt(silhouette.x(side, out)) > level) {
                out--;
            }
            if (!sleeved && out > STRAP_OUT * limit / COLLAR_WITHIN) {
                out = innerEnd(side, out, level);
            }
            outSum += out;
            rowSum += silhouette.topAt(silhouette.x(side, out));
        }
        for (Side side : Side.values()) {
            points.put(side.named("COLLAR"), point(side, outSum / 2, rowSum / 2));
        }
    }

    /** The neck's end of a strap: as far inwards as the upper edge keeps its level. */
    private int innerEnd(Side side, int from, double level) {
        int out = from;
        while (out > 0 && silhouette.topAt(silhouette.x(side, out - 1)) <= level) {
            out--;
        }
        return out;
    }

    private Point point(Side side, double out, double row) {
        return new Point(silhouette.axis() + side.sign * out, row);
    }

    private int rowAt(double share) {
        return Math.min(silhouette.bottom() - 1, silhouette.top() + (int) Math.round(share * height));
    }
}
