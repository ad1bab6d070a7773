package dev.drape.pose;

import dev.drape.image.Letterbox;
import dev.drape.image.Point;
import dev.drape.image.TurnedRect;

/**
 * The turned square the landmark model looks at, in pixels of the picture it was found in.
 *
 * @param centerX px
 * @param centerY px
 * @param side px; may reach far outside the picture
 * @param rotation radians in [−π, π), clockwise on screen, 0 = upright
 */
public record RegionOfInterest(double centerX, double centerY, double side, double rotation) {
    /** How much larger the square is than the circle around the body (MediaPipe Pose graph, {@code scale_x} and
     * {@code scale_y} of {@code RectTransformationCalculator}). */
    private static final double MARGIN = 1.25;

    /** The region around a detection in pixels of the picture (MediaPipe Pose graph, {@code
     * AlignmentPointsRectsCalculator}: points 0 and 1, target angle 90°). */
    static RegionOfInterest around(Detection detection) {
        Point hips = detection.hips();
        Point up = detection.bodyCircle().minus(hips);
        double rotation = Math.PI / 2 - Math.atan2(-up.y(), up.x());
        return new RegionOfInterest(hips.x(), hips.y(), 2 * detection.bodyRadius() * MARGIN, wrap(rotation));
    }

    private static double wrap(double angle) {
        return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
    }

    /** With the same centre, its side multiplied. */
    RegionOfInterest grown(double factor) {
        return new RegionOfInterest(centerX, centerY, factor * side, rotation);
    }

    TurnedRect rect() {
        return new TurnedRect(centerX, centerY, side, side, rotation);
    }

    /** From pixels of the letterbox square to pixels of the photo. */
    public RegionOfInterest inPhoto(Letterbox letterbox) {
        Point center = letterbox.toPhoto(new Point(centerX, centerY));
        return new RegionOfInterest(center.x(), center.y(), side / letterbox.scaleX(), rotation);
    }
}
