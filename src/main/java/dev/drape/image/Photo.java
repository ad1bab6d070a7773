package dev.drape.image;

import java.util.Optional;

/**
 * A decoded upload: upright (EXIF applied), sRGB, opaque.
 *
 * @param pixels the picture; transparent areas are flattened on white
 * @param stored the values as the file has them, before its ICC profile was applied: what a model sees that knows
 *     nothing of profiles. The same object as {@code pixels} if there is no profile to apply
 * @param alpha the file's own alpha channel if it has one that is not fully opaque, same size
 * @param digest of the bytes as they were uploaded
 */
public record Photo(RgbImage pixels, RgbImage stored, Optional<Mask> alpha, ImageDigest digest) {
    public int width() {
        return pixels.width();
    }

    public int height() {
        return pixels.height();
    }
}
