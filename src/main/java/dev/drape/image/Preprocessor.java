package dev.drape.image;

import dev.drape.image.filter.Clahe;
import dev.drape.image.filter.Resize;

/**
 * Brings every photo to one size and to comparable sharpness, contrast and, for pose, light.
 *
 * <p>Steps, all on the picture alone so that the padding shifts no mean and gets no edge of its own:
 *
 * <ol>
 *   <li>resized with its aspect ratio kept so that the longer side has {@link #SIZE} px, averaging over source areas
 *       when shrinking: Pillow's {@code BOX} within 4 levels, softer than its {@code LANCZOS} by 0.9 levels in the mean
 *       and free of that filter's halos, which sharpening would raise;
 *   <li>sharpness × {@link #SHARPNESS}, then contrast × {@link #CONTRAST} (see {@link Contrast});
 *   <li>for {@link Purpose#POSE}, adaptive histogram equalisation of lightness;
 *   <li>centred on a black square, black being what MediaPipe pads its detector input with (zero border).
 * </ol>
 *
 * Pure and deterministic, any thread.
 */
public final class Preprocessor {
    /** Side of the square, px. */
    public static final int SIZE = 512;

    /** Factor of the sharpness enhancement; 1 changes nothing. From the product brief. */
    public static final float SHARPNESS = 1.1f;

    private static final Sharpening SHARPER = new Sharpening(SHARPNESS);

    /** Factor of the contrast enhancement; 1 changes nothing. From the product brief. */
    public static final float CONTRAST = 1.05f;

    /** Times a histogram bin may exceed the mean: OpenCV's sample value, mild enough to leave noise in flat cloth alone. */
    private static final double CLAHE_CLIP_LIMIT = 2;

    /** Tiles along each side. */
    private static final int CLAHE_TILES = 8;

    /** What the picture is for. */
    public enum Purpose {
        STANDARD,
        /** As standard, with even light, so that limbs in shadow are found. */
        POSE
    }

    private Preprocessor() {}

    /** Standardises a photo. */
    public static Standardized standardize(RgbImage photo, Purpose purpose) {
        return standardize(reduced(photo), photo.width(), photo.height(), purpose);
    }

    /**
     * As {@link #standardize(RgbImage, Purpose)}, by somebody who reduced the photo already.
     *
     * @param reduced the photo after the first step, see {@link #reduced}
     * @param width of the photo, px
     * @param height of the photo, px
     */
    public static Standardized standardize(RgbImage reduced, int width, int height, Purpose purpose) {
        RgbImage enhanced = Contrast.enhanced(SHARPER.of(reduced), CONTRAST);
        Letterbox letterbox = Letterbox.fit(width, height, SIZE);
        return new Standardized(
                onBlack(purpose == Purpose.POSE ? evenlyLit(enhanced) : enhanced, letterbox), letterbox);
    }

    /** The first step alone: the longer side has {@link #SIZE} px. */
    public static RgbImage reduced(RgbImage photo) {
        Letterbox letterbox = Letterbox.fit(photo.width(), photo.height(), SIZE);
        return Resize.smooth(photo, letterbox.contentWidth(), letterbox.contentHeight());
    }

    private static RgbImage evenlyLit(RgbImage enhanced) {
        return Clahe.onLightness(enhanced, CLAHE_CLIP_LIMIT, CLAHE_TILES);
    }

    private static RgbImage onBlack(RgbImage content, Letterbox letterbox) {
        byte[] source = content.rgb();
        byte[] square = new byte[3 * letterbox.size() * letterbox.size()];
        int row = 3 * content.width();
        for (int y = 0; y < content.height(); y++) {
            int target = 3 * ((letterbox.contentY() + y) * letterbox.size() + letterbox.contentX());
            System.arraycopy(source, y * row, square, target, row);
        }
        return RgbImage.owning(letterbox.size(), letterbox.size(), square);
    }
}
