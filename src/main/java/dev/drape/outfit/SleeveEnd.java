package dev.drape.outfit;

/**
 * Where cloth gives way to skin along a limb, as a change point: the limb is cut into {@value #BINS} slices, each votes
 * by its mean colour evidence, and the split that best has cloth before and skin after wins.
 */
final class SleeveEnd {
    static final int BINS = 40;

    /** Evidence of one pixel is clipped: a seam is no proof. */
    private static final double CLIP = 4;

    private static final double SKIN_VOTE = 2.5;
    private static final double CLOTH_VOTE = 1;

    private SleeveEnd() {}

    /**
     * The share of the limb covered, 0…1.
     *
     * @param along {@link Capsule#along} of the limb
     * @param cloth which class covers it
     */
    static double of(Scene scene, ColorModels models, float[] along, BodyClass cloth) {
        double[] sum = new double[BINS];
        int[] count = new int[BINS];
        for (int i = 0; i < along.length; i++) {
            if (along[i] >= 0 && scene.person[i] >= Scene.SURE) {
                int bin = Math.min(BINS - 1, (int) (along[i] * BINS));
                sum[bin] += evidence(scene, models, i, cloth);
                count[bin]++;
            }
        }
        for (int k = 0; k < BINS; k++) {
            sum[k] /= Math.max(1, count[k]);
        }
        return (double) split(sum) / BINS;
    }

    private static double evidence(Scene scene, ColorModels models, int i, BodyClass cloth) {
        double ratio = models.log(cloth, i) - models.log(BodyClass.SKIN, i);
        double clipped = Math.min(CLIP, Math.max(-CLIP, ratio));
        if (scene.likeSkin(i)) {
            return clipped - SKIN_VOTE;
        }
        return scene.wide[i] > SkinModel.UNLIKE ? clipped + CLOTH_VOTE : clipped;
    }

    /**
     * The number of leading slices that are cloth: k that maximises the evidence before k minus the evidence from k on;
     * the smallest such k.
     */
    static int split(double[] evidence) {
        double sum = 0;
        double best = 0;
        int at = 0;
        for (int k = 1; k <= evidence.length; k++) {
            sum += evidence[k - 1];
            if (sum > best + 1e-9) {
                best = sum;
                at = k;
            }
        }
        return at;
    }
}
