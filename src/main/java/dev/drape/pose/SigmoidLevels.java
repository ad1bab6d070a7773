package dev.drape.pose;

/**
 * {@code round(255 * sigmoid(x))} by looking it up: a tenth of the time of computing 65,536 exponentials. A coarse table gives
 * a level that is not too high, the exact limits of the levels above it the rest. Immutable, any thread.
 */
final class SigmoidLevels {
    private static final int MAX = 255;

    /** Beyond ± this the level is 0 or 255: ln(254.5 / 0.5) = 6.23. */
    private static final float RANGE = 6.25f;

    /** Entries a unit: where the sigmoid is steepest, a level is passed in every fourth entry. */
    private static final int STEPS = 256;

    private final double[] limits = new double[MAX + 2];
    private final short[] levels = new short[(int) (2 * RANGE * STEPS) + 1];

    SigmoidLevels() {
        limits[0] = Double.NEGATIVE_INFINITY;
        limits[MAX + 1] = Double.POSITIVE_INFINITY;
        for (int level = 1; level <= MAX; level++) {
            double probability = (level - 0.5) / MAX;
            limits[level] = Math.log(probability / (1 - probability));
        }
        int level = 0;
        for (int i = 0; i < levels.length; i++) {
            while (limits[level + 1] <= (double) i / STEPS - RANGE) {
                level++;
            }
            levels[i] = (short) level;
        }
    }

    /** 0…255; a logit that is no number counts as the lowest. */
    int of(float logit) {
        if (!(logit > -RANGE)) {
            return 0;
        }
        if (logit >= RANGE) {
            return MAX;
        }
        int level = levels[(int) ((logit + RANGE) * STEPS)];
        while (logit >= limits[level + 1]) {
            level++;
        }
        return level;
    }
}
