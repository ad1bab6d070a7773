package dev.drape.image.filter;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;

import static org.bytedeco.opencv.global.opencv_core.KMEANS_PP_CENTERS;

/** k-means with k-means++ seeding and a fixed random seed: the same samples give the same clusters. */
public final class KMeans {
    private static final int SEED = 20_231;
    private static final int ITERATIONS = 20;
    private static final int ATTEMPTS = 2;

    private final int[] labels;
    private final float[][] centers;

    private KMeans(int[] labels, float[][] centers) {
        this.labels = labels;
        this.centers = centers;
    }

    /** Cluster of a sample, 0…k−1. */
    public int labelOf(int sample) {
        return labels[sample];
    }

    /** Number of clusters. */
    public int size() {
        return centers.length;
    }

    /** A copy of a cluster's centre, as many values as a sample has. */
    public float[] center(int cluster) {
        return centers[cluster].clone();
    }

    /**
     * Clusters samples.
     *
     * @param samples values of all samples, one after the other
     * @param dimensions values a sample
     * @param k clusters wanted; there must be at least as many samples
     */
    public static KMeans cluster(float[] samples, int dimensions, int k) {
        int n = samples.length / dimensions;
        try (PointerScope scope = new PointerScope()) {
            opencv_core.setRNGSeed(SEED);
            Mat data = Mats.of(dimensions, n, samples);
            Mat labels = new Mat();
            Mat centers = new Mat();
            TermCriteria stop = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, ITERATIONS, 0.2);
            opencv_core.kmeans(data, k, labels, stop, ATTEMPTS, KMEANS_PP_CENTERS, centers);
            float[] flat = Mats.floats(centers);
            float[][] rows = new float[k][dimensions];
            for (int i = 0; i < flat.length; i++) {
                rows[i / dimensions][i % dimensions] = flat[i];
            }
            return new KMeans(Mats.ints(labels), rows);
        }
    }
}
