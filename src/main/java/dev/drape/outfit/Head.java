package dev.drape.outfit;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

/**
 * The head as an ellipse in the direction of the face.
 *
 * @param eyes middle of the eyes, px
 * @param mouth middle of the mouth, px
 * @param down unit vector from the eyes to the mouth
 * @param unit size of the face, px: about the distance of eyes and mouth of a frontal face (7 cm)
 * @param visible whether the pose model saw a face
 */
record Head(Point eyes, Point mouth, Point down, double unit, boolean visible) {
    /** Adult proportions in units: the chin lies 1.65 and the hairline .95 from the eyes, half a face is 1 wide. */
    static final double CHIN = 1.65;

    private static final double CENTER = .35;
    private static final double HALF_HEIGHT = 1.3;
    private static final double HALF_WIDTH = 1.02;

    /** The part sampled for the skin model: nose and cheeks, no brows, no lips' lower edge, little beard. */
    private static final double SAMPLE_HALF_HEIGHT = .62;

    private static final double SAMPLE_HALF_WIDTH = .75;

    /** Pupils are .9 units apart, ears 2; a turned or tilted face shortens one but not all of them. */
    private static final double UNITS_OF_EYES = 1.1;

    private static final double UNITS_OF_EARS = .5;
    private static final double SEEN = .5;

    static Head of(Pose pose, int width, int height) {
        Point leftEye = pose.pixel(BodyPoint.LEFT_EYE, width, height);
        Point rightEye = pose.pixel(BodyPoint.RIGHT_EYE, width, height);
        Point eyes = leftEye.lerp(rightEye, .5);
        Point mouth = pose.pixel(BodyPoint.MOUTH_LEFT, width, height)
                .lerp(pose.pixel(BodyPoint.MOUTH_RIGHT, width, height), .5);
        double ears =
                pose.pixel(BodyPoint.LEFT_EAR, width, height).distance(pose.pixel(BodyPoint.RIGHT_EAR, width, height));
        double unit = Math.max(
                Math.max(1, eyes.distance(mouth)),
                Math.max(UNITS_OF_EYES * leftEye.distance(rightEye), UNITS_OF_EARS * ears));
        Point down =
                eyes.distance(mouth) < .5 ? new Point(0, 1) : mouth.minus(eyes).unit();
        return new Head(eyes, mouth, down, unit, pose.at(BodyPoint.NOSE).visibility() >= SEEN);
    }

    Point chin() {
        return eyes.plus(down.times(CHIN * unit));
    }

    /** Units below the eyes, along the face. */
    double depth(Point p) {
        return p.minus(eyes).dot(down) / unit;
    }

    /** Units beside the middle of the face, never negative. */
    double aside(Point p) {
        return Math.abs(p.minus(eyes).dot(down.perpendicular())) / unit;
    }

    /** 0 in the middle of the face, 1 on its outline. */
    double radius(Point p) {
        return Math.hypot((depth(p) - CENTER) / HALF_HEIGHT, aside(p) / HALF_WIDTH);
    }

    boolean inSample(Point p) {
        Point from = p.minus(eyes.lerp(mouth, .5));
        return Math.hypot(
                        from.dot(down) / (SAMPLE_HALF_HEIGHT * unit),
                        from.dot(down.perpendicular()) / (SAMPLE_HALF_WIDTH * unit))
                <= 1;
    }
}
