package dev.drape.image;

import dev.drape.error.DrapeException;
import dev.drape.error.DrapeException.Finding;
import dev.drape.error.Failure;

/**
 * How large and how small an uploaded picture may be. Checked against the file's header, before a pixel is decoded.
 *
 * @param maxBytes of the file
 * @param maxPixels width × height
 * @param minSide of the shorter side, px
 * @param maxSide of the longer side, px
 */
public record ImageLimits(long maxBytes, long maxPixels, int minSide, int maxSide) {
    /** 10 MiB: a 12-megapixel phone JPEG has 3 to 6 MB. */
    public static final long DEFAULT_MAX_BYTES = 10L << 20;

    /** 25 megapixels, the size of a full-frame camera's picture: 75 MB when decoded. */
    public static final long DEFAULT_MAX_PIXELS = 25_000_000;

    /** 64 px: below it neither a garment nor a body has any detail left. */
    public static final int DEFAULT_MIN_SIDE = 64;

    /** 16,384 px: one more than WebP can hold; bounds the strips PNG and JPEG allow within the pixel limit. */
    public static final int DEFAULT_MAX_SIDE = 16_384;

    public static final ImageLimits DEFAULT =
            new ImageLimits(DEFAULT_MAX_BYTES, DEFAULT_MAX_PIXELS, DEFAULT_MIN_SIDE, DEFAULT_MAX_SIDE);

    public ImageLimits {
        if (maxBytes <= 0 || maxPixels <= 0 || minSide <= 0 || maxSide < minSide) {
            throw new IllegalArgumentException(
                    "no picture fits " + maxBytes + " bytes, " + maxPixels + " px, sides " + minSide + "…" + maxSide);
        }
    }

    public static ImageLimits of(ImageConfig config) {
        return new ImageLimits(config.maxBytes(), config.maxPixels(), config.minSide(), config.maxSide());
    }

    /**
     * Refuses a file by its length.
     *
     * @throws DrapeException {@link Failure#EMPTY_PART} or {@link Failure#IMAGE_TOO_LARGE}
     */
    public void requireBytes(long length) {
        if (length == 0) {
            throw new DrapeException(Failure.EMPTY_PART, "The image file has 0 bytes");
        }
        if (length > maxBytes) {
            throw new DrapeException(
                            Failure.IMAGE_TOO_LARGE,
                            "The image file has " + length + " bytes; at most " + maxBytes + " are accepted")
                    .withFinding(new Finding(
                            "bytes",
                            length,
                            "<= " + maxBytes + " bytes",
                            "Save the photo with fewer pixels or as a JPEG of lower quality."));
        }
    }

    /**
     * Refuses a picture by its size in pixels.
     *
     * @throws DrapeException {@link Failure#TOO_MANY_PIXELS} or {@link Failure#IMAGE_TOO_SMALL}
     */
    public void requireSize(int width, int height) {
        long pixels = (long) width * height;
        if (pixels > maxPixels) {
            throw tooMany(width, height, new Finding("pixels", pixels, "<= " + maxPixels + " px", SHRINK));
        }
        int longer = Math.max(width, height);
        if (longer > maxSide) {
            throw tooMany(width, height, new Finding("side", longer, "<= " + maxSide + " px", SHRINK));
        }
        int shorter = Math.min(width, height);
        if (shorter < minSide) {
            throw new DrapeException(
                            Failure.IMAGE_TOO_SMALL,
                            "The image has " + width + "×" + height + " px; each side needs at least " + minSide)
                    .withFinding(new Finding("side", shorter, ">= " + minSide + " px", "Use a larger photo."));
        }
    }

    private static final String SHRINK = "Shrink the photo before sending it.";

    private static DrapeException tooMany(int width, int height, Finding finding) {
        return new DrapeException(
                        Failure.TOO_MANY_PIXELS,
                        "The image has " + width + "×" + height + " px, which is more than is accepted")
                .withFinding(finding);
    }
}
