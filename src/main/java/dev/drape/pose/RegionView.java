package dev.drape.pose;

import dev.drape.image.Mask;
import dev.drape.inference.Inference;

import java.util.List;

/**
 * What the landmark model made of one region of a picture.
 *
 * @param raw the landmark model's run
 * @param region where it looked, px of the picture
 * @param width of the picture, px
 * @param height of the picture, px
 */
record RegionView(Inference raw, RegionOfInterest region, int width, int height) {
    /**
     * The flag of a person must be greater (MediaPipe Pose graph, {@code threshold} of {@code ThresholdingCalculator};
     * {@code minTrackingConfidence} of the solutions by default).
     */
    static final double MIN_FLAG = 0.5;

    /** How likely the region shows a person, 0…1; the model's output is a probability already. */
    double flag() {
        return raw.output("flag").at(0);
    }

    /** Where the body is, px of the picture. */
    Crowd.Body body() {
        return Crowd.Body.of(projection().image(inRegion()), width, height);
    }

    /** The pose in the picture's frame. */
    Pose pose(Complexity complexity, int people) {
        List<Landmark> inRegion = inRegion();
        return new Pose(
                flag(),
                complexity,
                projection().image(inRegion),
                projection().world(LandmarkDecoder.world(raw.output("world"), inRegion)),
                region,
                mask(),
                people);
    }

    /** Who is seen there. */
    RegionMask mask() {
        return on(PoseMask.cells(raw.output("segmentation")));
    }

    /** Cells of the region on the picture. */
    RegionMask on(Mask cells) {
        return new RegionMask(cells, region.rect(), width, height);
    }

    private List<Landmark> inRegion() {
        return LandmarkDecoder.inRegion(raw.output("landmarks"), raw.output("heatmap"));
    }

    private Projection projection() {
        return new Projection(region, width, height);
    }
}
