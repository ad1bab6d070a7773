package dev.drape.compose;

import dev.drape.image.Point;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The garment that is to go, as a region of the photo read along the body's rows and columns. */
final class WornGarment {
    /** Columns within ± this share of the shoulder width are looked at for the hem. */
    private static final double HEM_COLUMNS = 0.25;

    private static final int COLUMNS = 21;
    /** The share of columns that end above what is taken as the hem, so that one long column does not count. */
    private static final double HEM_QUANTILE = 0.4;
    /** A sleeve may reach this much farther than what was found, share of the arm. */
    private static final double SLEEVE_END = 0.1;

    private final BodyFrame body;
    private final SoftRegion region;
    private final double pictureHeight;
    private final double sleeve;

    /** The sleeve is the share of the arm that the worn sleeves reach along, the longer one's. */
    WornGarment(BodyFrame body, SoftRegion region, double pictureHeight, double sleeve) {
        this.body = body;
        this.region = region;
        this.pictureHeight = pictureHeight;
        this.sleeve = sleeve;
    }

    boolean contains(Point point) {
        return region.contains(point);
    }

    /** Whether a bone may be in a sleeve at a length along the arm: beyond it, cloth there is the torso's. */
    boolean sleeved(ArmPath arm, double along) {
        return along <= (sleeve + SLEEVE_END) * arm.length();
    }

    /** Depth of the hem in the body frame, px; empty if it is outside the photo or nothing is worn there. */
    OptionalDouble hem() {
        double reach = HEM_COLUMNS * body.shoulderWidth();
        double[] ends = new double[COLUMNS];
        int found = 0;
        for (int i = 0; i < COLUMNS; i++) {
            double end = columnEnd(reach * (2.0 * i / (COLUMNS - 1) - 1));
            if (end > 0) {
                ends[found++] = end;
            }
        }
        if (found < COLUMNS / 2) {
            return OptionalDouble.empty();
        }
        Arrays.sort(ends, 0, found);
        double hem = ends[(int) (HEM_QUANTILE * (found - 1))];
        double border = 0.02 * body.torsoLength();
        return body.at(0, hem).y() + border > pictureHeight ? OptionalDouble.empty() : OptionalDouble.of(hem);
    }

    /** Depth of the lowest worn pixel of a column, 0 if the column holds none. */
    private double columnEnd(double aside) {
        double step = region.pixel();
        double low = 0;
        for (double depth = 0.3 * body.torsoLength(); depth < 2.6 * body.torsoLength(); depth += step) {
            Point point = body.at(aside, depth);
            if (point.y() > pictureHeight) {
                break;
            }
            if (region.contains(point)) {
                low = depth;
            } else if (low > 0 && depth - low > 0.15 * body.torsoLength()) {
                break;
            }
        }
        return low;
    }

    /** Depth down to which a column is worn without a gap above that depth: a hem may be slanted. */
    double end(double aside, double depth) {
        double step = region.pixel();
        double found = depth;
        while (found > 0.5 * depth && !region.contains(body.at(aside, found))) {
            found -= step;
        }
        return found > 0.5 * depth ? found : depth;
    }

    /** Depth of the upper edge at the neck in a column, px in the body frame; empty if it is not there. */
    OptionalDouble neck(double aside) {
        double step = region.pixel() / 2;
        double end = 0.3 * body.torsoLength();
        for (double depth = -end; depth < end; depth += step) {
            if (region.contains(body.at(aside, depth))) {
                return OptionalDouble.of(depth);
            }
        }
        return OptionalDouble.empty();
    }

    /** Depth of the upper edge in the middle columns, px in the body frame; empty if nothing is worn there. */
    OptionalDouble top() {
        double step = region.pixel();
        double[] tops = new double[COLUMNS];
        int found = 0;
        for (int i = 0; i < COLUMNS; i++) {
            double aside = HEM_COLUMNS * body.shoulderWidth() * (2.0 * i / (COLUMNS - 1) - 1);
            for (double depth = 0.5 * body.torsoLength(); depth < 1.4 * body.torsoLength(); depth += step) {
                if (region.contains(body.at(aside, depth))) {
                    tops[found++] = depth;
                    break;
                }
            }
        }
        if (found < COLUMNS / 2) {
            return OptionalDouble.empty();
        }
        Arrays.sort(tops, 0, found);
        return OptionalDouble.of(tops[found / 2]);
    }

    /** Px from the axis to the worn garment's edge in a row, 0 if nothing is worn at the axis. */
    double half(Side side, double depth, double limit) {
        double step = region.pixel() / 2;
        double last = 0;
        for (double u = 0; u <= limit; u += step) {
            if (region.contains(body.at(side.sign() * u, depth))) {
                last = u;
            } else if (u - last > 0.04 * body.shoulderWidth()) {
                break;
            }
        }
        return last;
    }
}
