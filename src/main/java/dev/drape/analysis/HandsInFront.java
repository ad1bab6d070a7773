package dev.drape.analysis;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;

import java.util.List;

/**
 * Whether a hand lies before chest or belly, where a top would be drawn under it. A hand is the middle of wrist, index and
 * little finger: fingers alone are unsure, a wrist alone lies beside the torso when only the fingers are before it.
 */
final class HandsInFront {
    /** How far from the middle line a hand still counts, in half shoulder widths; hands on the hips lie farther out. */
    private static final double MOST_ASIDE = 0.8;

    /** The wrist must be seen at least so much: a hand behind the back is guessed at such a place, but not seen. */
    private static final double MIN_VISIBILITY = 0.5;

    /** Below this shoulder width in torso lengths the person is seen from the side, and the torso is a line. */
    private static final double MIN_SHOULDERS = 0.3;

    private HandsInFront() {}

    static boolean in(Pose pose, Torso torso, int width, int height) {
        return torso.width() >= MIN_SHOULDERS * torso.length()
                && (covers(pose, torso, Hand.LEFT, width, height) || covers(pose, torso, Hand.RIGHT, width, height));
    }

    private static boolean covers(Pose pose, Torso torso, Hand hand, int width, int height) {
        Point middle = hand.middle(pose, width, height);
        double down = torso.down(middle);
        return pose.at(hand.wrist).visibility() >= MIN_VISIBILITY
                && down >= 0
                && down <= 1
                && Math.abs(torso.toLeft(middle)) <= MOST_ASIDE
                && pose.at(hand.wrist).z() <= depth(pose, down);
    }

    /** Depth of the torso at that height, in picture widths like every landmark's. */
    private static double depth(Pose pose, double down) {
        double shoulders = depth(pose, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER);
        double hips = depth(pose, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP);
        return shoulders + down * (hips - shoulders);
    }

    private static double depth(Pose pose, BodyPoint left, BodyPoint right) {
        Landmark one = pose.at(left);
        Landmark other = pose.at(right);
        return (one.z() + other.z()) / 2;
    }

    private enum Hand {
        LEFT(BodyPoint.LEFT_WRIST, BodyPoint.LEFT_INDEX, BodyPoint.LEFT_PINKY),
        RIGHT(BodyPoint.RIGHT_WRIST, BodyPoint.RIGHT_INDEX, BodyPoint.RIGHT_PINKY);

        private final BodyPoint wrist;
        private final List<BodyPoint> points;

        Hand(BodyPoint... points) {
            this.wrist = points[0];
            this.points = List.of(points);
        }

        Point middle(Pose pose, int width, int height) {
            Point sum = new Point(0, 0);
            for (BodyPoint point : points) {
                sum = sum.plus(pose.pixel(point, width, height));
            }
            return sum.times(1d / points.size());
        }
    }
}
