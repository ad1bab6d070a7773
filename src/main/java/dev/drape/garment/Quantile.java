package dev.drape.garment;

/** Order statistics of float samples. */
final class Quantile {
    private Quantile() {}

    /** The value below which the share {@code q} (0…1) of the samples lies; 0 for no samples. */
    static float of(float[] samples, double q) {
        if (samples.length == 0) {
            return 0;
        }
        float[] work = samples.clone();
        return select(work, (int) Math.round(q * (work.length - 1)));
    }

    /** The value that would stand at {@code rank} were the array sorted (Hoare's selection); reorders it. */
    private static float select(float[] values, int rank) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            float pivot = values[(from + to) >>> 1];
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (rank <= j) {
                to = j;
            } else if (rank >= i) {
                from = i;
            } else {
                return values[rank];
            }
        }
        return values[rank];
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
