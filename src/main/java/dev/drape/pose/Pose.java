package dev.drape.pose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.List;

/**
 * One person's pose.
 *
 * @param confidence 0…1, the landmark model's pose flag
 * @param complexity which landmark model
 * @param landmarks 33, in the order of {@link BodyPoint}, normalised to the picture given to the estimator
 * @param worldLandmarks 33, metres, origin in the middle of the hips
 * @param region where the landmark model looked, px of the picture given to the estimator
 * @param personMask the landmark model's own segmentation as a mask of the picture given to the estimator, same size
 * @param people how many people the detector saw; the most prominent one is described here
 */
public record Pose(
        double confidence,
        Complexity complexity,
        List<Landmark> landmarks,
        List<Landmark> worldLandmarks,
        RegionOfInterest region,
        Mask personMask,
        int people) {
    public Pose {
        landmarks = List.copyOf(landmarks);
        worldLandmarks = List.copyOf(worldLandmarks);
    }

    public Landmark at(BodyPoint point) {
        return landmarks.get(point.ordinal());
    }

    /** The landmark in pixels of a picture of that size. */
    public Point pixel(BodyPoint point, int width, int height) {
        Landmark landmark = at(point);
        return new Point(landmark.x() * width, landmark.y() * height);
    }
}
