package dev.drape.analysis;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

/**
 * The quadrilateral of shoulders and hips in pixels, as a frame of reference for points of the arms.
 *
 * @param leftShoulder the person's own left, px
 * @param rightShoulder px
 * @param leftHip px
 * @param rightHip px
 */
record Torso(Point leftShoulder, Point rightShoulder, Point leftHip, Point rightHip) {

    static Torso of(Pose pose, int width, int height) {
        return new Torso(
                pose.pixel(BodyPoint.LEFT_SHOULDER, width, height),
                pose.pixel(BodyPoint.RIGHT_SHOULDER, width, height),
                pose.pixel(BodyPoint.LEFT_HIP, width, height),
                pose.pixel(BodyPoint.RIGHT_HIP, width, height));
    }

    Point shoulders() {
        return leftShoulder.lerp(rightShoulder, 0.5);
    }

    Point hips() {
        return leftHip.lerp(rightHip, 0.5);
    }

    /** Distance of the shoulders, px. */
    double width() {
        return leftShoulder.distance(rightShoulder);
    }

    /** From the middle of the shoulders to the middle of the hips, px. */
    double length() {
        return shoulders().distance(hips());
    }

    /** Slope of the shoulder line in degrees, −90…90; positive when its end at image-right is lower. */
    double tiltDeg() {
        Point across = leftShoulder.minus(rightShoulder);
        return Math.toDegrees(Math.atan(across.y() / (across.x() == 0 ? Double.MIN_NORMAL : across.x())));
    }

    /** How far down the torso a point lies: 0 = shoulders, 1 = hips. */
    double down(Point point) {
        Point axis = hips().minus(shoulders());
        return point.minus(shoulders()).dot(axis) / axis.dot(axis);
    }

    /** How far to the person's left of the middle line a point lies: 1 = left shoulder's distance, −1 = right's. */
    double toLeft(Point point) {
        Point middle = shoulders().lerp(hips(), down(point));
        Point across = leftShoulder.minus(rightShoulder).times(0.5);
        return point.minus(middle).dot(across) / across.dot(across);
    }
}
