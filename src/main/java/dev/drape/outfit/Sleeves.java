package dev.drape.outfit;

import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

/**
 * How far the worn sleeves reach, from both arms together: garments are symmetric, and an arm that is hidden says
 * nothing.
 *
 * @param left 0 = shoulder, 1 = wrist
 * @param right the same
 */
record Sleeves(double left, double right) {
    /** Below this visibility of the elbow or the wrist the arm is hidden by the body. */
    private static final double HIDDEN = .5;

    /** Sleeves may be pushed up by so much; a larger difference is an arm behind cloth. */
    private static final double UNEVEN = .3;

    /** Least share of skin after the shorter sleeve's end to believe it. */
    private static final double BARE = .2;

    static Sleeves of(Pose pose, SleeveEnd left, SleeveEnd right) {
        boolean leftSeen = seen(pose, BodyPoint.LEFT_ELBOW, BodyPoint.LEFT_WRIST);
        boolean rightSeen = seen(pose, BodyPoint.RIGHT_ELBOW, BodyPoint.RIGHT_WRIST);
        boolean leftShorter = left.worn() < right.worn() - UNEVEN && left.bare() > BARE;
        boolean rightShorter = right.worn() < left.worn() - UNEVEN && right.bare() > BARE;
        if (leftSeen && (!rightSeen || leftShorter)) {
            return new Sleeves(left.worn(), left.worn());
        }
        if (rightSeen && (!leftSeen || rightShorter)) {
            return new Sleeves(right.worn(), right.worn());
        }
        return new Sleeves(left.worn(), right.worn());
    }

    private static boolean seen(Pose pose, BodyPoint elbow, BodyPoint wrist) {
        return Math.min(pose.at(elbow).visibility(), pose.at(wrist).visibility()) >= HIDDEN;
    }
}
