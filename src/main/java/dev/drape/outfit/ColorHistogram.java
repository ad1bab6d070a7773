package dev.drape.outfit;

import java.util.Arrays;

/** How often a class shows each colour: weights a cell, smoothed by a Gaussian, summing to 1 (or 0 if empty). */
final class ColorHistogram {
    /** In cells: light varies more over one surface than hue. */
    private static final double SIGMA_LIGHT = 1.5;

    private static final double SIGMA_AB = 1;
    private static final double TOO_LITTLE = 1e-6;

    private final ColorGrid grid;
    private final float[] density;

    private ColorHistogram(ColorGrid grid, float[] density) {
        this.grid = grid;
        this.density = density;
    }

    /** {@code weights}: one a pixel, 0 or more. */
    static ColorHistogram of(ColorGrid grid, float[] weights) {
        float[] sums = new float[grid.cells()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            sums[grid.cellOf(i)] += weights[i];
            total += weights[i];
        }
        if (total < TOO_LITTLE) {
            return new ColorHistogram(grid, new float[sums.length]);
        }
        int plane = grid.aCells * grid.bCells;
        sums = smooth(sums, grid.lightCells, plane, kernel(SIGMA_LIGHT));
        sums = smooth(sums, grid.aCells, grid.bCells, kernel(SIGMA_AB));
        sums = smooth(sums, grid.bCells, 1, kernel(SIGMA_AB));
        normalise(sums);
        return new ColorHistogram(grid, sums);
    }

    boolean isEmpty() {
        for (float d : density) {
            if (d > 0) {
                return false;
            }
        }
        return true;
    }

    double density(int pixel) {
        return density[grid.cellOf(pixel)];
    }

    /** For each pixel ln(density + floor); the floor is what the class grants to a colour never seen. */
    float[] logLikelihood(double floor) {
        float[] table = new float[density.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.log(density[i] + floor);
        }
        float[] out = new float[grid.pixels()];
        for (int i = 0; i < out.length; i++) {
            out[i] = table[grid.cellOf(i)];
        }
        return out;
    }

    /** Bhattacharyya coefficient: 1 for equal histograms, 0 for disjoint or empty ones. */
    double likeness(ColorHistogram other) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += Math.sqrt(density[i] * other.density[i]);
        }
        return Math.min(1, sum);
    }

    /** Convolves along the axis whose neighbours are {@code stride} apart and which has {@code count} cells. */
    private static float[] smooth(float[] in, int count, int stride, double[] kernel) {
        float[] out = new float[in.length];
        int radius = kernel.length / 2;
        int period = count * stride;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == 0) {
                continue;
            }
            int at = i % period / stride;
            for (int k = Math.max(-radius, -at); k <= Math.min(radius, count - 1 - at); k++) {
                out[i + k * stride] += (float) (in[i] * kernel[k + radius]);
            }
        }
        return out;
    }

    private static double[] kernel(double sigma) {
        int radius = (int) Math.ceil(2.5 * sigma);
        double[] out = new double[2 * radius + 1];
        for (int i = 0; i < out.length; i++) {
            double x = (i - radius) / sigma;
            out[i] = Math.exp(-x * x / 2);
        }
        double sum = Arrays.stream(out).sum();
        return Arrays.stream(out).map(v -> v / sum).toArray();
    }

    private static void normalise(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / sum);
        }
    }
}
