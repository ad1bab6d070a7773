package dev.drape.analysis;

import dev.drape.image.Mask;

import java.util.Arrays;

/**
 * Focus by the variance of the Laplacian (Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR
 * 2000), taken a tile and read where the person has texture: a plain wall or plain cloth says nothing about focus.
 */
final class Sharpness {
    /** Tile side at the measuring size, px. */
    private static final int TILE = 32;

    /** The share of tiles below the one that is read. */
    private static final double QUANTILE = 0.9;

    /**
     * Variance that counts as 0.5, in (luma / 255)²: a little below the softest of the measured studio photos,
     * 690 / 255².
     */
    private static final double HALF = 500 / (255.0 * 255.0);

    private Sharpness() {}

    /** 0…1, from tiles of 8-bit luma whose middle is on the person, or from all if none is. */
    static double of(Mask luma, Mask person) {
        double[] variances = tiles(luma, person, true);
        if (variances.length == 0) {
            variances = tiles(luma, person, false);
        }
        if (variances.length == 0) {
            return 0;
        }
        Arrays.sort(variances);
        double variance = variances[(int) (QUANTILE * (variances.length - 1))];
        return variance / (variance + HALF);
    }

    private static double[] tiles(Mask luma, Mask person, boolean onPerson) {
        double[] found = new double[(luma.width() / TILE) * (luma.height() / TILE)];
        int n = 0;
        for (int y = 0; y + TILE <= luma.height(); y += TILE) {
            for (int x = 0; x + TILE <= luma.width(); x += TILE) {
                if (!onPerson || person.isSet(x + TILE / 2, y + TILE / 2)) {
                    found[n++] = variance(luma, x, y);
                }
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** In (luma / 255)²; the sums are exact. */
    private static double variance(Mask luma, int left, int top) {
        int sum = 0;
        int squares = 0;
        for (int y = top; y < top + TILE; y++) {
            int above = Math.max(y - 1, 0);
            int below = Math.min(y + 1, luma.height() - 1);
            int before = luma.at(Math.max(left - 1, 0), y);
            int here = luma.at(left, y);
            for (int x = left; x < left + TILE; x++) {
                int after = luma.at(Math.min(x + 1, luma.width() - 1), y);
                int laplacian = before + after + luma.at(x, above) + luma.at(x, below) - 4 * here;
                sum += laplacian;
                squares += laplacian * laplacian;
                before = here;
                here = after;
            }
        }
        double mean = (double) sum / (TILE * TILE);
        return ((double) squares / (TILE * TILE) - mean * mean) / (255 * 255);
    }
}
