package dev.drape.pose;

import dev.drape.image.Letterbox;
import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.List;

/**
 * One person's pose, in the frame of the picture given to the estimator or, after {@link #inPhoto}, of the photo that
 * was laid into that picture.
 *
 * @param confidence 0…1, the landmark model's pose flag
 * @param complexity which landmark model
 * @param landmarks 33, in the order of {@link BodyPoint}, normalised to the frame
 * @param worldLandmarks 33, metres, origin in the middle of the hips
 * @param region where the landmark model looked, px of the frame
 * @param person the landmark model's own segmentation, on the frame; null after {@link #withoutMask}
 * @param people how many people were found, at least 1; the most prominent one is described here
 */
public record Pose(
        double confidence,
        Complexity complexity,
        List<Landmark> landmarks,
        List<Landmark> worldLandmarks,
        RegionOfInterest region,
        RegionMask person,
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

    /** The landmark model's own segmentation of the whole frame at that resolution, probability × 255. CPU-bound. */
    public Mask personMask(int width, int height) {
        return person.laid(width, height);
    }

    /**
     * This pose, found on a letterboxed photo, in the frame of the photo: x and y normalised to the photo, z in photo
     * widths, the region and the mask's in photo pixels. World landmarks stay.
     */
    public Pose inPhoto(Letterbox letterbox) {
        List<Landmark> moved =
                landmarks.stream().map(one -> inPhoto(one, letterbox)).toList();
        return new Pose(
                confidence,
                complexity,
                moved,
                worldLandmarks,
                region.inPhoto(letterbox),
                person.inPhoto(letterbox),
                people);
    }

    /** A copy to keep once nobody needs the model's mask any more. */
    public Pose withoutMask() {
        return new Pose(confidence, complexity, landmarks, worldLandmarks, region, null, people);
    }

    private static Landmark inPhoto(Landmark one, Letterbox letterbox) {
        double size = letterbox.size();
        Point photo = letterbox.toPhoto(new Point(one.x() * size, one.y() * size));
        return new Landmark(
                one.point(),
                photo.x() / letterbox.photoWidth(),
                photo.y() / letterbox.photoHeight(),
                one.z() * size / letterbox.contentWidth(),
                one.visibility(),
                one.presence());
    }
}
