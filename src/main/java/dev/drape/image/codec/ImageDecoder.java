package dev.drape.image.codec;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.ImageConfig;
import dev.drape.image.ImageLimits;
import dev.drape.image.Photo;
import dev.drape.image.Upload;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Uploaded bytes to a {@link Photo}: upright, sRGB, 8 bits a channel, transparency flattened on white. Of an animation
 * the first frame is taken.
 *
 * <p>Blocking and CPU-bound, any thread. A picture of n pixels takes 3n bytes of heap (4n with alpha) and up to 8n
 * bytes outside it while the call lasts (16n for 16-bit PNG); nothing native is left afterwards.
 *
 * <p>Not noticed: damage inside a JPEG's or WebP's compressed data that leaves its structure whole. Such files decode,
 * as they do in browsers, with a smeared region.
 */
@Singleton
public final class ImageDecoder {
    private final ImageLimits limits;

    @Inject
    ImageDecoder(ImageConfig config) {
        this(ImageLimits.of(config));
    }

    public ImageDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    /**
     * Decodes a file.
     *
     * @throws DrapeException {@link Failure#EMPTY_PART}, {@link Failure#IMAGE_TOO_LARGE},
     *     {@link Failure#UNSUPPORTED_IMAGE}, {@link Failure#TOO_MANY_PIXELS}, {@link Failure#IMAGE_TOO_SMALL} or
     *     {@link Failure#CORRUPT_IMAGE}
     */
    public Photo decode(byte[] file) {
        return decode(Upload.owning(file));
    }

    /** As {@link #decode(byte[])}; the upload's digest becomes the photo's. */
    public Photo decode(Upload upload) {
        return open(upload).decode();
    }

    /** Reads a file's header; fails as {@link #decode} does if it is not to be decoded. */
    public ImageFile open(Upload upload) {
        limits.requireBytes(upload.bytes().length);
        return new ImageFile(upload, ImageHeader.read(upload.bytes(), limits));
    }
}
