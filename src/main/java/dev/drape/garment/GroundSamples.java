package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Pixels a ground model is fitted on: where they lie and their Lab values. */
final class GroundSamples {
    /** Size of a cell of the colour histogram, Lab units. */
    private static final double CELL_L = 4;

    private static final double CELL_AB = 3;
    private static final int BINS_L = 26;
    private static final int BINS_AB = 87;
    /** Pixels within this many robust standard deviations of a surface stay. */
    private static final double KEEP_SIGMAS = 4;

    private final int width;
    private final int height;
    private final int[] index;
    private final float[] u;
    private final float[] v;
    private final float[][] values;

    private GroundSamples(int width, int height, int[] index, float[] u, float[] v, float[][] values) {
        this.width = width;
        this.height = height;
        this.index = index;
        this.u = u;
        this.v = v;
        this.values = values;
    }

    /** Every {@code stride}-th of the pixels set in a mask. */
    static GroundSamples of(LabImage lab, Mask where, int stride) {
        int w = lab.width();
        int h = lab.height();
        int[] index = IntStream.range(0, w * h)
                .filter(i -> i % stride == 0 && where.isSet(i))
                .toArray();
        int n = index.length;
        float[] u = new float[n];
        float[] v = new float[n];
        float[][] values = new float[3][n];
        for (int i = 0; i < n; i++) {
            u[i] = GroundModel.normalised(index[i] % w, w);
            v[i] = GroundModel.normalised(index[i] / w, h);
            values[0][i] = lab.l().at(index[i]);
            values[1][i] = lab.a().at(index[i]);
            values[2][i] = lab.b().at(index[i]);
        }
        return new GroundSamples(w, h, index, u, v, values);
    }

    int size() {
        return index.length;
    }

    PolynomialSurface surface(int degree, int channel, boolean[] kept) {
        return PolynomialSurface.fit(degree, u, v, values[channel], kept);
    }

    /** Which samples fall in the most crowded cell of the colour histogram. */
    boolean[] densestCell() {
        int[] counts = new int[BINS_L * BINS_AB * BINS_AB];
        int best = 0;
        for (int i = 0; i < index.length; i++) {
            int cell = cell(i);
            counts[cell]++;
            best = counts[cell] > counts[best] ? cell : best;
        }
        boolean[] kept = new boolean[index.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = cell(i) == best;
        }
        return kept;
    }

    private int cell(int i) {
        int l = (int) (values[0][i] / CELL_L);
        int a = (int) ((values[1][i] + 128) / CELL_AB);
        int b = (int) ((values[2][i] + 128) / CELL_AB);
        return (Math.max(0, Math.min(BINS_L - 1, l)) * BINS_AB + Math.max(0, Math.min(BINS_AB - 1, a))) * BINS_AB
                + Math.max(0, Math.min(BINS_AB - 1, b));
    }

    /** Takes the samples out of {@code next} that lie too far from a surface fitted on {@code kept}. */
    void keepClose(PolynomialSurface surface, int channel, boolean[] kept, double floor, boolean[] next) {
        float[] residuals = new float[index.length];
        float[] keptResiduals = new float[index.length];
        int n = 0;
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = values[channel][i] - surface.at(u[i], v[i]);
            if (kept[i]) {
                keptResiduals[n++] = residuals[i];
            }
        }
        double sigma = Quantile.robustSigma(Arrays.copyOf(keptResiduals, n));
        double limit = Math.max(KEEP_SIGMAS * sigma, floor);
        for (int i = 0; i < residuals.length; i++) {
            next[i] &= Math.abs(residuals[i]) < limit;
        }
    }

    /** One channel of the samples that are kept. */
    float[] select(int channel, boolean[] kept) {
        float[] out = new float[index.length];
        int n = 0;
        for (int i = 0; i < index.length; i++) {
            if (kept[i]) {
                out[n++] = values[channel][i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** The samples among them that are kept, as a mask. */
    Mask mask(boolean[] kept) {
        boolean[] inside = new boolean[width * height];
        for (int i = 0; i < index.length; i++) {
            inside[index[i]] = kept[i];
        }
        return Mask.of(width, height, inside);
    }
}
