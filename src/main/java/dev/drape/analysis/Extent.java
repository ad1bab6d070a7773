package dev.drape.analysis;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

/** How much of the body lies inside the picture, by its landmarks, seen or guessed. */
final class Extent {
    private Extent() {}

    /** Whether both points of a pair are inside the picture and seen at least so much. */
    static boolean seen(Pose pose, BodyPoint left, BodyPoint right, double minVisibility) {
        return inside(pose, left)
                && inside(pose, right)
                && Math.min(pose.at(left).visibility(), pose.at(right).visibility()) >= minVisibility;
    }

    /** The share of the torso, from the middle of the shoulders down, that lies inside the picture. */
    static double torso(Pose pose) {
        return share(
                middle(pose, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER),
                middle(pose, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP));
    }

    /** The share of the legs, from the middle of the hips to the middle of the ankles, that lies inside the picture. */
    static double legs(Pose pose) {
        return share(
                middle(pose, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP),
                middle(pose, BodyPoint.LEFT_ANKLE, BodyPoint.RIGHT_ANKLE));
    }

    static Framing framing(double torsoShare, double minTorsoShare, Pose pose) {
        if (inside(pose, BodyPoint.LEFT_ANKLE) && inside(pose, BodyPoint.RIGHT_ANKLE)) {
            return Framing.FULL;
        }
        if (inside(pose, BodyPoint.LEFT_KNEE) && inside(pose, BodyPoint.RIGHT_KNEE)) {
            return Framing.THREE_QUARTER;
        }
        return torsoShare >= minTorsoShare ? Framing.UPPER_BODY : Framing.HEAD;
    }

    private static boolean inside(Pose pose, BodyPoint which) {
        return isInside(new Point(pose.at(which).x(), pose.at(which).y()));
    }

    private static boolean isInside(Point point) {
        return point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1;
    }

    /** How far one can walk from a point towards another before leaving the picture, 0…1; 0 if it starts outside. */
    private static double share(Point from, Point to) {
        if (!isInside(from)) {
            return 0;
        }
        return Math.min(walk(from.x(), to.x()), walk(from.y(), to.y()));
    }

    private static double walk(double from, double to) {
        if (to > 1) {
            return (1 - from) / (to - from);
        }
        return to < 0 ? from / (from - to) : 1;
    }

    private static Point middle(Pose pose, BodyPoint left, BodyPoint right) {
        return new Point(
                (pose.at(left).x() + pose.at(right).x()) / 2,
                (pose.at(left).y() + pose.at(right).y()) / 2);
    }
}
