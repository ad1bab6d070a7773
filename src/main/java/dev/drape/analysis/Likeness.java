package dev.drape.analysis;

import dev.drape.image.ColorDifference;
import dev.drape.image.LabColor;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.PerceptualHash;
import dev.drape.image.filter.Resize;
import dev.drape.image.filter.StructuralSimilarity;

/**
 * What tells whether two photos show the same thing in the same place: one saved again or at another size does, one that
 * was cropped by a hundredth does not. Immutable, any thread.
 *
 * @param width of the photo, px
 * @param height of the photo, px
 * @param hash see {@link PerceptualHash}
 * @param thumbnail the whole photo, {@value #SIDE} × {@value #SIDE} px
 */
record Likeness(int width, int height, long hash, RgbImage thumbnail) {
    private static final int SIDE = 128;
    /** Tiles a side whose mean colours are compared. */
    private static final int TILES = 16;

    /** Bits of the hash that may differ; photos saved again differed in 3 at most, other garments in 5 at least. */
    private static final int MAX_DISTANCE = 4;
    /** Photos cropped by 1 % a side reached 0.964, photos saved again 0.99 and more, but for two prints at JPEG 40. */
    private static final double MIN_SIMILARITY = 0.97;
    /** ΔE2000 of the most different tile; a hue turned by 20° made 4 and more, JPEG 40 up to 3. */
    private static final double MAX_DIFFERENCE = 3;

    /** Sides that were rounded after scaling differ by that many px. */
    private static final double ROUNDING = 1;

    /** CPU-bound: a few ms. */
    static Likeness of(RgbImage photo) {
        RgbImage thumbnail = Resize.smooth(photo, SIDE, SIDE);
        return new Likeness(photo.width(), photo.height(), PerceptualHash.of(thumbnail), thumbnail);
    }

    boolean sameAs(Likeness other) {
        return sameShape(other)
                && PerceptualHash.distance(hash, other.hash) <= MAX_DISTANCE
                && StructuralSimilarity.of(thumbnail, other.thumbnail) >= MIN_SIMILARITY
                && largestDifference(other) <= MAX_DIFFERENCE;
    }

    private boolean sameShape(Likeness other) {
        double heightOff = Math.abs((double) height * other.width / width - other.height);
        double widthOff = Math.abs((double) width * other.height / height - other.width);
        return Math.min(heightOff, widthOff) <= ROUNDING;
    }

    private double largestDifference(Likeness other) {
        RgbImage ours = Resize.smooth(thumbnail, TILES, TILES);
        RgbImage theirs = Resize.smooth(other.thumbnail, TILES, TILES);
        double largest = 0;
        for (int y = 0; y < TILES; y++) {
            for (int x = 0; x < TILES; x++) {
                LabColor our = LabColor.ofSrgb(ours.at(x, y));
                LabColor their = LabColor.ofSrgb(theirs.at(x, y));
                largest = Math.max(largest, ColorDifference.ciede2000(our, their));
            }
        }
        return largest;
    }
}
