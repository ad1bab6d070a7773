package dev.drape.outfit;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.GuidedFilter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Soft membership of each pixel in each class, summing to 1. Indexed by {@link BodyClass#ordinal}. */
final class SoftLabels {
    /** Colours of neighbouring pixels are not independent: full weight would overrule every place. */
    private static final double COLOR_WEIGHT = .6;

    private static final int RADIUS = 4;
    private static final double EPSILON = 8e-4;

    private final int width;
    private final int height;
    private final float[][] share;

    private SoftLabels(int width, int height, float[][] share) {
        this.width = width;
        this.height = height;
        this.share = share;
    }

    /** Softmax of place and colour, smoothed along the picture's edges. */
    static SoftLabels of(Scene scene, float[][] logPriors, ColorModels models) {
        BodyClass[] classes = BodyClass.values();
        int n = scene.size();
        float[][] share = new float[classes.length][n];
        double[] score = new double[logPriors.length];
        for (int i = 0; i < n; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < score.length; c++) {
                score[c] = logPriors[c][i] + COLOR_WEIGHT * models.log(classes[c], i);
                most = Math.max(most, score[c]);
            }
            double sum = 0;
            for (int c = 0; c < score.length; c++) {
                score[c] = Math.exp(score[c] - most);
                sum += score[c];
            }
            for (int c = 0; c < score.length; c++) {
                share[c][i] = (float) (score[c] / sum);
            }
        }
        return new SoftLabels(scene.width, scene.height, share).smoothed(scene.grey);
    }

    /** The filter is linear and keeps constants, so the last class is what the others leave of 1. Nothing is held yet. */
    private SoftLabels smoothed(Plane guide) {
        float[][] out = share.clone();
        float[] rest = new float[width * height];
        Arrays.fill(rest, 1);
        for (int c = 1; c < BodyClass.HELD.ordinal(); c++) {
            out[c] = GuidedFilter.apply(guide, Plane.owning(width, height, share[c]), RADIUS, EPSILON)
                    .toFloats();
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= out[c][i];
            }
        }
        out[0] = rest;
        return new SoftLabels(width, height, out).clipped();
    }

    /** Negative overshoot of the filter removed, sums brought back to 1. */
    private SoftLabels clipped() {
        for (int i = 0; i < width * height; i++) {
            float sum = 0;
            for (float[] plane : share) {
                plane[i] = Math.max(0, plane[i]);
                sum += plane[i];
            }
            for (float[] plane : share) {
                plane[i] /= sum;
            }
        }
        return this;
    }

    float share(BodyClass which, int pixel) {
        return share[which.ordinal()][pixel];
    }

    /** The class of the largest share a pixel. */
    BodyClass[] hard() {
        BodyClass[] classes = BodyClass.values();
        BodyClass[] out = new BodyClass[width * height];
        for (int i = 0; i < out.length; i++) {
            int best = 0;
            for (int c = 1; c < share.length; c++) {
                best = share[c][i] > share[best][i] ? c : best;
            }
            out[i] = classes[best];
        }
        return out;
    }

    /** The shares above the limit as weights, 0 below. */
    float[][] sure(double limit) {
        float[][] out = new float[share.length][width * height];
        for (int c = 0; c < share.length; c++) {
            for (int i = 0; i < out[c].length; i++) {
                out[c][i] = share[c][i] > limit ? share[c][i] : 0;
            }
        }
        return out;
    }

    /** A changed copy: where {@code moved[i]} is a class, all of the pixel's foremost share goes there. */
    SoftLabels moved(BodyClass[] before, BodyClass[] after) {
        float[][] out = new float[share.length][];
        for (int c = 0; c < share.length; c++) {
            out[c] = share[c].clone();
        }
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i]) {
                int from = before[i].ordinal();
                int to = after[i].ordinal();
                out[to][i] += out[from][i];
                out[from][i] = 0;
            }
        }
        return new SoftLabels(width, height, out);
    }

    Map<BodyClass, Mask> masks() {
        Map<BodyClass, Mask> out = new EnumMap<>(BodyClass.class);
        for (BodyClass which : BodyClass.values()) {
            out.put(which, Plane.owning(width, height, share[which.ordinal()]).toMask());
        }
        return out;
    }
}
