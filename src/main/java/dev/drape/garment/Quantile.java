package dev.drape.garment;

import java.util.Arrays;

/** Order statistics of float samples. */
final class Quantile {
    private Quantile() {}

    /** The value below which the share {@code q} (0…1) of the samples lies; 0 for no samples. */
    static float of(float[] samples, double q) {
        if (samples.length == 0) {
            return 0;
        }
        float[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(q * (sorted.length - 1))];
    }

    static float median(float[] samples) {
        return of(samples, 0.5);
    }

    /** Standard deviation estimated from the median absolute value: 1.4826 × MAD, exact for normal noise around 0. */
    static double robustSigma(float[] residuals) {
        float[] absolute = residuals.clone();
        for (int i = 0; i < absolute.length; i++) {
            absolute[i] = Math.abs(absolute[i]);
        }
        return 1.4826 * median(absolute);
    }
}
