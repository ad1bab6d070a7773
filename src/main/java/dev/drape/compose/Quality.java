package dev.drape.compose;

import java.util.List;

/**
 * How well a garment was drawn.
 *
 * @param confidence 0…1 that the picture is believable
 * @param residualOldGarment share of the worn garment's pixels that should have gone and still show, 0…1
 * @param uncovered share of the new garment's target area that nothing was drawn on, 0…1
 * @param foldOvers pixels where the warp folds over itself
 * @param stretchP95 95th percentile of the warp's larger stretch relative to the garment's own scale, 1 = none
 * @param changedShare share of the photo's pixels that differ from the upload, 0…1
 * @param warnings every step down that was taken, in short lower-case codes such as {@code affine_sleeve}
 */
public record Quality(
        double confidence,
        double residualOldGarment,
        double uncovered,
        int foldOvers,
        double stretchP95,
        double changedShare,
        List<String> warnings) {
    public Quality {
        warnings = List.copyOf(warnings);
    }
}
