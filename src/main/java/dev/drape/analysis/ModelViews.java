package dev.drape.analysis;

import dev.drape.image.Letterbox;
import dev.drape.image.Preprocessor;
import dev.drape.image.Preprocessor.Purpose;
import dev.drape.image.RgbImage;
import dev.drape.image.Standardized;

import java.util.Optional;

/**
 * One photo as the models are shown it.
 *
 * @param photo as it was decoded
 * @param forPose the standardised square with CLAHE, or the photo
 * @param forSegmentation the standardised picture without its black borders, which would shift the model's stretch, or
 *     the photo
 * @param letterbox from photo to {@code forPose}; empty if that is the photo
 */
record ModelViews(RgbImage photo, RgbImage forPose, RgbImage forSegmentation, Optional<Letterbox> letterbox) {
    static ModelViews of(RgbImage photo, boolean standardise) {
        if (!standardise) {
            return new ModelViews(photo, photo, photo, Optional.empty());
        }
        Standardized pose = Preprocessor.standardize(photo, Purpose.POSE);
        Standardized plain = Preprocessor.standardize(photo, Purpose.STANDARD);
        return new ModelViews(
                photo, pose.image(), plain.image().crop(plain.letterbox().content()), Optional.of(pose.letterbox()));
    }
}
