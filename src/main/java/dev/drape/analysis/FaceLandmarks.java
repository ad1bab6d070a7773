package dev.drape.analysis;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.skin.FacePoints;

/** Takes from a pose what the skin tone needs. */
final class FaceLandmarks {
    /** A point less visible is taken for hidden; the same limit as for shoulders. */
    private static final double MIN_VISIBILITY = BodyFacts.MIN_SHOULDER_VISIBILITY;

    private FaceLandmarks() {}

    /** In pixels of a photo of that size; points that are hidden or outside it are null. */
    static FacePoints of(Pose pose, int width, int height) {
        return new FacePoints(
                seen(pose, BodyPoint.LEFT_EYE, width, height),
                seen(pose, BodyPoint.RIGHT_EYE, width, height),
                seen(pose, BodyPoint.NOSE, width, height),
                seen(pose, BodyPoint.MOUTH_LEFT, width, height),
                seen(pose, BodyPoint.MOUTH_RIGHT, width, height),
                seen(pose, BodyPoint.LEFT_EAR, width, height),
                seen(pose, BodyPoint.RIGHT_EAR, width, height),
                seen(pose, BodyPoint.LEFT_SHOULDER, width, height),
                seen(pose, BodyPoint.RIGHT_SHOULDER, width, height));
    }

    private static Point seen(Pose pose, BodyPoint name, int width, int height) {
        Landmark landmark = pose.at(name);
        boolean inside = landmark.x() >= 0 && landmark.x() <= 1 && landmark.y() >= 0 && landmark.y() <= 1;
        return inside && landmark.visibility() >= MIN_VISIBILITY ? pose.pixel(name, width, height) : null;
    }
}
