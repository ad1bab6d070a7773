package dev.drape.outfit;

/**
 * Where cloth gives way to skin along a limb, as a change point: the limb is cut into {@value #BINS} slices, each votes
 * by its mean colour evidence, and the split that best has cloth before and skin after wins.
 *
 * @param covered share of the limb before the split, 0…1: what its pixels show
 * @param worn share of the limb under its own sleeve, 0…1: less than {@code covered} where the body's cloth hides a bare
 *     arm
 * @param bare share of skin colour after {@code worn}, 0…1: how sure it is that the limb is bare there
 */
record SleeveEnd(double covered, double worn, double bare) {
    static final int BINS = 40;

    /** Evidence of one pixel is clipped: a seam is no proof. */
    private static final double CLIP = 4;

    private static final double SKIN_VOTE = 2.5;
    private static final double CLOTH_VOTE = 1;

    /** Cloth of the body may hide an arm, but only an arm shows skin there. */
    private static final double SKIN_WEIGHT = 3;

    /** So many neighbouring slices, each with so much skin, end a sleeve whatever cloth follows. */
    private static final int PEEP_RUN = 3;

    private static final double PEEP_SHARE = .11;

    /**
     * Measures one limb.
     *
     * @param along {@link Capsule#along} of the limb
     * @param cloth which class covers it
     */
    static SleeveEnd of(Scene scene, ColorModels models, float[] along, BodyClass cloth) {
        double[] evidence = new double[BINS];
        double[] weights = new double[BINS];
        double[] skin = new double[BINS];
        int[] pixels = new int[BINS];
        for (int i = 0; i < along.length; i++) {
            if (along[i] >= 0 && scene.person[i] >= Scene.SURE) {
                int bin = Math.min(BINS - 1, (int) (along[i] * BINS));
                double weight = scene.likeSkin(i) ? SKIN_WEIGHT : 1;
                evidence[bin] += weight * evidence(scene, models, i, cloth);
                weights[bin] += weight;
                skin[bin] += scene.likeSkin(i) && models.log(cloth, i) < models.log(BodyClass.SKIN, i) ? 1 : 0;
                pixels[bin]++;
            }
        }
        for (int k = 0; k < BINS; k++) {
            evidence[k] /= Math.max(1, weights[k]);
            skin[k] /= Math.max(1, pixels[k]);
        }
        int covered = split(evidence);
        int worn = firstPeep(skin, covered);
        return new SleeveEnd((double) covered / BINS, (double) worn / BINS, meanAfter(skin, worn));
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

    /** The start of the first run of slices before {@code end} that show skin; {@code end} if there is none. */
    static int firstPeep(double[] skin, int end) {
        int run = 0;
        for (int k = 0; k < end; k++) {
            run = skin[k] >= PEEP_SHARE ? run + 1 : 0;
            if (run == PEEP_RUN) {
                return k + 1 - PEEP_RUN;
            }
        }
        return end;
    }

    private static double meanAfter(double[] values, int from) {
        double sum = 0;
        for (int k = from; k < values.length; k++) {
            sum += values[k];
        }
        return from == values.length ? 0 : sum / (values.length - from);
    }
}
