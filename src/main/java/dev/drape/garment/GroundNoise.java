package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.Distance;

/**
 * How far the ground strays from its own model, measured on the border ring instead of assumed: fixed thresholds lost
 * eleven points of the smallest IoU (.977 to .890). Up to the limits given here a pixel may still be ground.
 *
 * @param distance Lab units
 * @param fineGradient Lab units a pixel, of {@link Residual#fineGradient}
 * @param coarseGradient Lab units a pixel, of {@link Residual#coarseGradient}
 * @param median median distance of the ring
 */
record GroundNoise(double distance, double fineGradient, double coarseGradient, double median) {
    private static final double QUANTILE = 0.99;
    private static final double MARGIN = 1.4;
    private static final double LEAST_DISTANCE = 0.6;
    private static final double GREATEST_DISTANCE = 14;
    private static final double LEAST_FINE = 0.12;
    private static final double LEAST_COARSE = 0.07;
    /** Ring pixels nearer than this to an outlier are not clean, px at the working size. */
    private static final double CLEAN_DISTANCE = 7;

    /** Grounds painted flat lie below, photographs above. */
    private static final double PHOTOGRAPHED = 0.1;

    private static final int FEW_SAMPLES = 200;

    /** Whether the ground is a photograph rather than painted flat. */
    boolean isPhotographed() {
        return median > PHOTOGRAPHED;
    }

    static GroundNoise measure(Residual residual, GroundModel ground) {
        Mask clean = clean(ground);
        float[] distances = select(residual.distance(), clean);
        double td = MARGIN * Quantile.of(distances, QUANTILE);
        double fine = MARGIN * Quantile.of(select(residual.fineGradient(), clean), QUANTILE);
        double coarse = MARGIN * Quantile.of(select(residual.coarseGradient(), clean), QUANTILE);
        return new GroundNoise(
                Math.min(GREATEST_DISTANCE, Math.max(LEAST_DISTANCE, td)),
                Math.max(LEAST_FINE, fine),
                Math.max(LEAST_COARSE, coarse),
                Quantile.median(distances));
    }

    private static Mask clean(GroundModel ground) {
        Mask outliers = ground.ring().min(ground.inliers().invert());
        if (outliers.count() == 0) {
            return ground.inliers();
        }
        Mask clean = ground.inliers().min(Distance.outside(outliers).above(CLEAN_DISTANCE));
        return clean.count() < FEW_SAMPLES ? ground.inliers() : clean;
    }

    private static float[] select(Plane plane, Mask where) {
        float[] out = new float[where.count()];
        int n = 0;
        for (int i = 0; i < plane.size(); i++) {
            if (where.isSet(i)) {
                out[n++] = plane.at(i);
            }
        }
        return out;
    }
}
