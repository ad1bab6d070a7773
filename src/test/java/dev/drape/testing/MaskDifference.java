package dev.drape.testing;

import dev.drape.image.Mask;

/** How far two masks of one size are apart. */
public final class MaskDifference {
    private MaskDifference() {}

    /** The share of pixels, 0…1, whose values differ by no more than {@code tolerance}. */
    public static double shareWithin(int tolerance, Mask a, Mask b) {
        int n = 0;
        for (int i = 0; i < a.size(); i++) {
            n += Math.abs(a.at(i) - b.at(i)) <= tolerance ? 1 : 0;
        }
        return (double) n / a.size();
    }
}
