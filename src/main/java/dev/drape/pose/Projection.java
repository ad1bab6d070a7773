package dev.drape.pose;

import dev.drape.image.Point;

import java.util.List;

/** From the landmark model's turned region back to the upright picture (MediaPipe Pose graph, {@code
 * LandmarkProjectionCalculator} and {@code WorldLandmarkProjectionCalculator}). */
final class Projection {
    private final RegionOfInterest region;
    private final int width;
    private final int height;

    /**
     * @param region px of the picture
     * @param width of the picture, px
     * @param height of the picture, px
     */
    Projection(RegionOfInterest region, int width, int height) {
        this.region = region;
        this.width = width;
        this.height = height;
    }

    /** From region units to 0…1 of the picture, never clipped; z becomes picture widths. */
    List<Landmark> image(List<Landmark> inRegion) {
        return inRegion.stream().map(this::image).toList();
    }

    private Landmark image(Landmark one) {
        Point place = region.rect().toPicture(one.x(), one.y());
        double z = one.z() * region.side() / width;
        return new Landmark(one.point(), place.x() / width, place.y() / height, z, one.visibility(), one.presence());
    }

    /** Turns world landmarks upright about the depth axis. */
    List<Landmark> world(List<Landmark> inRegion) {
        double cos = Math.cos(region.rotation());
        double sin = Math.sin(region.rotation());
        return inRegion.stream()
                .map(one -> new Landmark(
                        one.point(),
                        cos * one.x() - sin * one.y(),
                        sin * one.x() + cos * one.y(),
                        one.z(),
                        one.visibility(),
                        one.presence()))
                .toList();
    }
}
