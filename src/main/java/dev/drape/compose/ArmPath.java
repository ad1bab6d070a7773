package dev.drape.compose;

import dev.drape.image.Point;

/**
 * The line shoulder – elbow – wrist (or hip – knee – ankle) by its length, with a direction that turns smoothly at the
 * middle joint.
 */
record ArmPath(Point start, Point bend, Point end) {
    /** The share of the whole length over which the direction turns, fitted on ten photos. */
    private static final double TURN = 0.18;

    double length() {
        return start.distance(bend) + bend.distance(end);
    }

    /** The point at a length from the start; the last bone goes on beyond the end, the first one before the start. */
    Point at(double length) {
        double upper = start.distance(bend);
        return length <= upper
                ? start.plus(bend.minus(start).unit().times(length))
                : bend.plus(lower().times(length - upper));
    }

    /** Length 1. */
    Point direction(double length) {
        double half = TURN * length() / 2;
        double share = (length - start.distance(bend) + half) / Math.max(1e-6, 2 * half);
        double eased = Smooth.step(share);
        Point turned = upper().lerp(lower(), eased);
        return turned.length() < 0.2 ? lower() : turned.unit();
    }

    /** A size that goes over evenly from joint to joint; beyond the end it stays what it is there. */
    double tapered(double length, double atStart, double atBend, double atEnd) {
        double upper = start.distance(bend);
        if (length <= upper) {
            return atStart + (atBend - atStart) * length / Math.max(1e-6, upper);
        }
        double lower = Math.max(1e-6, length() - upper);
        return atBend + (atEnd - atBend) * Math.min(1, (length - upper) / lower);
    }

    private Point upper() {
        return bend.minus(start).unit();
    }

    private Point lower() {
        Point direction = end.minus(bend).unit();
        return direction.length() == 0 ? upper() : direction;
    }
}
