package dev.drape.image.codec;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageHeader.Channels;

import java.util.Optional;

/** An uploaded file whose header was read and found acceptable; no pixel is decoded yet. Immutable. */
public final class ImageFile {
    private final Upload upload;
    private final ImageHeader header;

    ImageFile(Upload upload, ImageHeader header) {
        this.upload = upload;
        this.header = header;
    }

    /** How many pixels it says it has. */
    public long pixels() {
        return (long) header.width() * header.height();
    }

    /**
     * The pixels; {@link ImageDecoder} says how and at what cost.
     *
     * @throws DrapeException {@link Failure#CORRUPT_IMAGE}
     */
    public Photo decode() {
        DecodedPixels pixels = decodedPixels();
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

    private DecodedPixels decodedPixels() {
        byte[] file = upload.bytes();
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
