package dev.drape.outfit;

/** The colours of all classes: histograms and, a pixel, log likelihoods. Indexed by {@link BodyClass#ordinal}. */
final class ColorModels {
    /**
     * Density a cell granted to colours never seen: cloth is an open class (prints, trims, shade), skin and hair are
     * closed ones. Fitted on six label maps.
     */
    private static final double[] FLOORS = {4e-6, 2e-6, 2e-6, 1.5e-5, 8e-6};

    private final ColorHistogram[] histograms;
    private final float[][] logs;

    private ColorModels(ColorHistogram[] histograms, float[][] logs) {
        this.histograms = histograms;
        this.logs = logs;
    }

    /** {@code weights}: one array a class, one weight a pixel. */
    static ColorModels of(ColorGrid grid, float[][] weights) {
        ColorHistogram[] histograms = new ColorHistogram[FLOORS.length];
        float[][] logs = new float[FLOORS.length][];
        for (int c = 0; c < FLOORS.length; c++) {
            histograms[c] = ColorHistogram.of(grid, weights[c]);
            logs[c] = histograms[c].logLikelihood(FLOORS[c]);
        }
        return new ColorModels(histograms, logs);
    }

    float log(BodyClass which, int pixel) {
        return logs[which.ordinal()][pixel];
    }

    boolean knows(BodyClass which) {
        return !histograms[which.ordinal()].isEmpty();
    }

    /** {@link ColorHistogram#likeness}. */
    double likeness(BodyClass one, BodyClass other) {
        return histograms[one.ordinal()].likeness(histograms[other.ordinal()]);
    }
}
