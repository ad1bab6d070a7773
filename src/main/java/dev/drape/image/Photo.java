package dev.drape.image;

import java.util.Optional;

/**
 * A decoded upload: upright (EXIF applied), sRGB, opaque.
 *
 * @param pixels the picture; transparent areas are flattened on white
 * @param alpha the file's own alpha channel if it has one that is not fully opaque, same size
 * @param digest of the bytes as they were uploaded
 */
public record Photo(RgbImage pixels, Optional<Mask> alpha, ImageDigest digest) {
    public int width() {
        return pixels.width();
    }

    public int height() {
        return pixels.height();
    }
}
