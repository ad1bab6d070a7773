package dev.drape.analysis;

import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;

/**
 * How far the shoulders are turned from the camera, from the world landmarks: the angle between the line from the right
 * to the left shoulder and the image's x axis, 0° = front, 90° = side, 180° = back.
 *
 * @param yawDeg 0…180
 * @param confidence 0…1
 */
record Turn(double yawDeg, double confidence) {
    /** From this distance to the border of a facing on, the angle itself leaves no doubt. */
    private static final double SURE_MARGIN_DEG = 15;

    /** Confidence right at the border of two facings: either may be right. */
    private static final double BORDER_CONFIDENCE = 0.5;

    /** Shoulders and hips rarely differ by more; beyond, one of them is wrong. */
    private static final double MAX_TWIST_DEG = 60;

    /** Hips below this visibility are guessed from the shoulders and prove nothing. */
    private static final double MIN_VISIBILITY = 0.5;

    static Turn of(Pose pose) {
        double yaw = yaw(pose, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER);
        double margin = Math.min(1, Facing.marginDeg(yaw) / SURE_MARGIN_DEG);
        double confidence = BORDER_CONFIDENCE + (1 - BORDER_CONFIDENCE) * margin;
        confidence *= seen(pose, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER);
        boolean hipsSeen = seen(pose, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP) >= MIN_VISIBILITY;
        double hips = yaw(pose, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP);
        return new Turn(yaw, hipsSeen && Math.abs(hips - yaw) > MAX_TWIST_DEG ? confidence / 2 : confidence);
    }

    private static double yaw(Pose pose, BodyPoint left, BodyPoint right) {
        Landmark a = pose.worldLandmarks().get(left.ordinal());
        Landmark b = pose.worldLandmarks().get(right.ordinal());
        return Math.toDegrees(Math.atan2(Math.abs(a.z() - b.z()), a.x() - b.x()));
    }

    private static double seen(Pose pose, BodyPoint left, BodyPoint right) {
        return Math.min(pose.at(left).visibility(), pose.at(right).visibility());
    }
}
