package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.filter.Components;

import java.util.Arrays;
import java.util.Optional;

/**
 * The corners of a sleeve's end, in pixels of the silhouette. The sleeve is what lies beyond the line from shoulder to
 * armpit; its axis and the two corners farthest along it, to either side, are found in turn.
 *
 * @param outer the corner on the shoulder's side
 * @param inner the corner on the armpit's side
 */
record SleevePoints(Point outer, Point inner) {
    private static final int ROUNDS = 6;
    private static final double END_SHARE = 0.55;
    private static final double ACROSS_WEIGHT = 0.7;
    /** Sleeves shorter than this share of the torso's width hang at least 37° below the horizontal. */
    private static final double SHORT_REACH = 0.8;
    /** sin and cos of that: without the limit short sleeves' axes flip. */
    private static final double SIN = 0.6;

    private static final double COS = 0.8;
    private static final int LEAST_AREA = 30;

    /** Finds them; farther than {@code torsoLimit} px from the axis everything is sleeve. */
    static Optional<SleevePoints> find(
            Silhouette silhouette, Side side, Point shoulder, Point armpit, double torsoLimit) {
        Mask sleeve = sleeve(silhouette, side, shoulder, armpit, torsoLimit);
        Components.Part part = Components.of(sleeve).largest();
        if (part == null || part.area() < LEAST_AREA) {
            return Optional.empty();
        }
        return Optional.of(corners(Components.of(sleeve).mask(part), silhouette, side, shoulder.lerp(armpit, 0.5)));
    }

    private static Mask sleeve(Silhouette silhouette, Side side, Point shoulder, Point armpit, double torsoLimit) {
        Mask mask = silhouette.mask();
        boolean[] inside = new boolean[mask.size()];
        for (int i = 0; i < inside.length; i++) {
            if (mask.isSet(i)) {
                int row = i / mask.width();
                double out = side.sign * (i % mask.width() - silhouette.axis());
                if (row <= armpit.y()) {
                    inside[i] = out > lineOut(silhouette, side, shoulder, armpit, row);
                } else {
                    inside[i] = out > Math.min(torsoLimit, silhouette.half(side, row));
                }
            }
        }
        return Mask.of(mask.width(), mask.height(), inside);
    }

    private static double lineOut(Silhouette silhouette, Side side, Point shoulder, Point armpit, int row) {
        double share = (row - shoulder.y()) / Math.max(1, armpit.y() - shoulder.y());
        Point on = shoulder.lerp(armpit, share);
        return side.sign * (on.x() - silhouette.axis());
    }

    private static SleevePoints corners(Mask sleeve, Silhouette silhouette, Side side, Point origin) {
        Pixels pixels = Pixels.of(sleeve, origin);
        Point axis = pixels.centroid().unit();
        double torsoWidth = silhouette.medianHalf(Side.IMAGE_LEFT, silhouette.row(0.5), silhouette.row(0.8))
                + silhouette.medianHalf(Side.IMAGE_RIGHT, silhouette.row(0.5), silhouette.row(0.8));
        SleevePoints found = null;
        for (int round = 0; round < ROUNDS; round++) {
            double reach = pixels.reach(axis);
            if (reach < SHORT_REACH * torsoWidth && axis.y() < SIN) {
                axis = new Point(side.sign * COS, SIN);
                reach = pixels.reach(axis);
            }
            Point outwards = axis.perpendicular();
            outwards = outwards.x() * side.sign - outwards.y() > 0 ? outwards : outwards.times(-1);
            found = new SleevePoints(
                    pixels.extreme(axis, outwards, reach).plus(origin),
                    pixels.extreme(axis, outwards.times(-1), reach).plus(origin));
            axis = found.outer().lerp(found.inner(), 0.5).minus(origin).unit();
        }
        return found;
    }

    /** The sleeve's pixels as offsets from its root. */
    private static final class Pixels {
        private final double[] x;
        private final double[] y;

        Pixels(double[] x, double[] y) {
            this.x = x;
            this.y = y;
        }

        static Pixels of(Mask sleeve, Point origin) {
            double[] x = new double[sleeve.count()];
            double[] y = new double[x.length];
            for (int i = 0, n = 0; i < sleeve.size(); i++) {
                if (sleeve.isSet(i)) {
                    x[n] = i % sleeve.width() - origin.x();
                    y[n++] = Math.floorDiv(i, sleeve.width()) - origin.y();
                }
            }
            return new Pixels(x, y);
        }

        Point centroid() {
            return new Point(
                    Arrays.stream(x).average().orElse(0),
                    Arrays.stream(y).average().orElse(0));
        }

        double reach(Point axis) {
            double reach = 0;
            for (int i = 0; i < x.length; i++) {
                reach = Math.max(reach, x[i] * axis.x() + y[i] * axis.y());
            }
            return reach;
        }

        Point extreme(Point axis, Point across, double reach) {
            int best = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < x.length; i++) {
                double along = x[i] * axis.x() + y[i] * axis.y();
                double score = along + ACROSS_WEIGHT * (x[i] * across.x() + y[i] * across.y());
                if (along > END_SHARE * reach && score > highest) {
                    highest = score;
                    best = i;
                }
            }
            return best < 0 ? new Point(0, 0) : new Point(x[best], y[best]);
        }
    }
}
