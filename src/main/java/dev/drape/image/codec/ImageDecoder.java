package dev.drape.image.codec;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.ImageConfig;
import dev.drape.image.ImageLimits;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageHeader.Channels;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.Optional;

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
        byte[] file = upload.bytes();
        limits.requireBytes(file.length);
        ImageHeader header = ImageHeader.read(file, limits);
        DecodedPixels pixels = pixels(file, header);
        byte[] srgb = header.profile()
                .map(profile -> profile.toSrgb(pixels.rgb, header.channels() == Channels.GREY))
                .orElse(pixels.rgb);
        Optional<Mask> alpha = alpha(pixels);
        alpha.ifPresent(mask -> flattenOnWhite(srgb, mask));
        RgbImage picture = RgbImage.owning(pixels.width, pixels.height, srgb);
        RgbImage stored = srgb == pixels.rgb || alpha.isPresent()
                ? picture
                : RgbImage.owning(pixels.width, pixels.height, pixels.rgb);
        return new Photo(picture, stored, alpha, upload.digest());
    }

    /** How many pixels a file says it has; fails as {@link #decode} does if it is not to be decoded. */
    public long pixels(Upload upload) {
        limits.requireBytes(upload.bytes().length);
        ImageHeader header = ImageHeader.read(upload.bytes(), limits);
        return (long) header.width() * header.height();
    }

    private static DecodedPixels pixels(byte[] file, ImageHeader header) {
        byte[] bare = header.format() == ImageFormat.PNG ? PngWalker.pixelsOnly(file) : file;
        return DecodedPixels.of(bare, header)
                .orElseThrow(() -> header.format().damaged("its pixels cannot be decoded"));
    }

    private static Optional<Mask> alpha(DecodedPixels pixels) {
        if (pixels.alpha == null) {
            return Optional.empty();
        }
        for (byte value : pixels.alpha) {
            if (value != (byte) 255) {
                return Optional.of(Mask.owning(pixels.width, pixels.height, pixels.alpha));
            }
        }
        return Optional.empty();
    }

    /** Fully transparent pixels turn white, whatever colour the file hides below them. */
    private static void flattenOnWhite(byte[] rgb, Mask alpha) {
        for (int i = 0; i < alpha.size(); i++) {
            int opaque = alpha.at(i);
            for (int j = 3 * i; j < 3 * i + 3; j++) {
                rgb[j] = (byte) (((rgb[j] & 0xff) * opaque + 255 * (255 - opaque) + 127) / 255);
            }
        }
    }
}
