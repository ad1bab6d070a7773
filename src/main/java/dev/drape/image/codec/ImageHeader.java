package dev.drape.image.codec;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.ImageLimits;

import java.nio.BufferUnderflowException;
import java.util.Optional;

/**
 * What a file says of itself; read without decoding a pixel. The whole container is walked once, so a file that ends
 * early or whose checksums fail is refused here, where the decoders would fill the gap with grey.
 *
 * <p>The three walkers are written by hand because a general metadata library keeps every tag: an EXIF block of 65 kB
 * whose 4,000 tags all point at one region takes 540 MB in metadata-extractor 2.19.0. Here no allocation follows a
 * declared length; the largest one is the colour profile, at most {@link ColorProfile#MAX_BYTES}.
 *
 * @param width px, as stored
 * @param height px, as stored
 * @param orientation of EXIF, 1…8; 1 if there is none
 * @param bitDepth of one channel; 1…8 or 16
 * @param alpha whether the file has an alpha channel or a transparent colour
 * @param profile the embedded ICC profile, unchecked
 */
record ImageHeader(
        ImageFormat format,
        int width,
        int height,
        int orientation,
        int bitDepth,
        Channels channels,
        boolean alpha,
        Optional<ColorProfile> profile) {

    /** The kind of colour the pixels hold, alpha aside; a palette's entries are RGB. */
    enum Channels {
        GREY,
        RGB,
        CMYK
    }

    /**
     * Reads a file's header. The size is checked as soon as it is known, before the rest of the file is looked at.
     *
     * @throws DrapeException {@link Failure#UNSUPPORTED_IMAGE}, {@link Failure#TOO_MANY_PIXELS},
     *     {@link Failure#IMAGE_TOO_SMALL} or {@link Failure#CORRUPT_IMAGE}
     */
    static ImageHeader read(byte[] file, ImageLimits limits) {
        ImageFormat format = ImageFormat.sniff(file);
        try {
            return switch (format) {
                case JPEG -> new JpegWalker(file, limits).header();
                case PNG -> new PngWalker(file, limits).header();
                case WEBP -> new WebpWalker(file, limits).header();
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw format.damaged("it ends early");
        }
    }
}
