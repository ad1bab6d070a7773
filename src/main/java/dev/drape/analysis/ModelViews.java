package dev.drape.analysis;

import dev.drape.image.Letterbox;
import dev.drape.image.Photo;
import dev.drape.image.Preprocessor;
import dev.drape.image.RgbImage;

import java.util.Optional;

/**
 * One photo as the models are shown it.
 *
 * @param photo as the file stores it, no profile applied: MediaPipe, too, ignores profiles
 * @param forPose the standardised square with CLAHE, or the photo
 * @param forSegmentation the standardised picture without its black borders, which would shift the model's stretch, or
 *     the photo
 * @param letterbox from photo to {@code forPose}; empty if that is the photo
 */
record ModelViews(RgbImage photo, RgbImage forPose, RgbImage forSegmentation, Optional<Letterbox> letterbox) {
    static ModelViews of(Photo decoded, boolean standardise) {
        RgbImage photo = decoded.stored();
        if (!standardise) {
            return new ModelViews(photo, photo, photo, Optional.empty());
        }
        Preprocessor.Views views = Preprocessor.views(decoded.pixels());
        return new ModelViews(
                photo,
                views.pose().image(),
                views.content(),
                Optional.of(views.pose().letterbox()));
    }
}
