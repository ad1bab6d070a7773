package dev.drape.analysis;

import dev.drape.image.Letterbox;
import dev.drape.image.Photo;
import dev.drape.image.Preprocessor;
import dev.drape.image.Preprocessor.Purpose;
import dev.drape.image.RgbImage;
import dev.drape.image.Standardized;

import java.util.Optional;

/**
 * One photo as the models are shown it.
 *
 * @param photo as the file stores it, no profile applied: MediaPipe, too, ignores profiles
 * @param reduced the photo in sRGB with {@link Preprocessor#SIZE} px along its longer side
 * @param forPose the standardised square with CLAHE, or the photo
 * @param letterbox from photo to {@code forPose}; empty if that is the photo
 */
record ModelViews(RgbImage photo, RgbImage reduced, RgbImage forPose, Optional<Letterbox> letterbox) {
    static ModelViews of(Photo decoded, boolean standardise) {
        RgbImage photo = decoded.stored();
        RgbImage reduced = Preprocessor.reduced(decoded.pixels());
        if (!standardise) {
            return new ModelViews(photo, reduced, photo, Optional.empty());
        }
        Standardized pose = Preprocessor.standardize(reduced, photo.width(), photo.height(), Purpose.POSE);
        return new ModelViews(photo, reduced, pose.image(), Optional.of(pose.letterbox()));
    }

    /** The same photo, nothing standardised. */
    ModelViews unchanged() {
        return new ModelViews(photo, reduced, photo, Optional.empty());
    }
}
