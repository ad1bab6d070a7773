package dev.drape.outfit;

/**
 * First guesses of where each class certainly shows, as weights a pixel; only places and the skin model are known yet.
 */
final class Seeds {
    private static final float SURELY_GROUND = .15f;

    /** The chest: below the neckline, above any waistline, inside any armhole. */
    private static final double CHEST_HALF = .33;

    private static final double CHEST_TOP = .2;
    private static final double CHEST_BOTTOM = .62;

    /** A chest of this much skin colour wears a skin-coloured top; with less, the skin colour is skin. */
    private static final double SKIN_COLORED = .65;

    private static final float SUSPECT = .05f;
    private static final double BOTTOM_FROM = 1.1;
    private static final double UPPER_LEG = .5;

    /** Below any shorts' crotch. */
    private static final double LOWER_LEG = .3;

    /** Kept clear under a bare belly, torso lengths. */
    private static final double WAISTBAND = .05;

    /** Bottom-up: hems of long tops fade out, what is lowest is surest. */
    private static final int BOTTOM_POWER = 3;

    private static final double HAIR_INNER = 1.08;
    private static final double HAIR_OUTER = 1.75;
    private static final double MID_FACE = .35;
    private static final double LATERAL = 1.05;

    private final Scene scene;

    private Seeds(Scene scene) {
        this.scene = scene;
    }

    /** One array a class, in the order of {@link BodyClass}; {@code midriff} may be null. */
    static float[][] of(Scene scene, Midriff midriff) {
        Seeds seeds = new Seeds(scene);
        return new float[][] {
            seeds.ground(), seeds.hair(), seeds.skin(midriff), seeds.top(midriff), seeds.bottom(midriff)
        };
    }

    private float[] ground() {
        float[] out = new float[scene.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = scene.person[i] < SURELY_GROUND ? 1 : 0;
        }
        return out;
    }

    private float[] hair() {
        float[] out = new float[scene.size()];
        for (int i = 0; i < out.length; i++) {
            float radius = scene.headRadius[i];
            if (radius < HAIR_INNER || radius > HAIR_OUTER || scene.person[i] < Scene.SURE || scene.t[i] > 0) {
                continue;
            }
            boolean placed = scene.head.depth(scene.place(i)) < MID_FACE
                    || (scene.head.aside(scene.place(i)) > LATERAL && scene.neck[i] < 0);
            out[i] = placed && scene.tight[i] > SkinModel.LIKE ? 1 : 0;
        }
        return out;
    }

    private float[] skin(Midriff midriff) {
        float[] out = new float[scene.size()];
        for (int i = 0; i < out.length; i++) {
            if (scene.person[i] < Scene.SURE) {
                continue;
            }
            boolean head = scene.headRadius[i] < 1;
            boolean limb = scene.onArm(i)
                    || scene.neck[i] >= 0
                    || scene.leftLeg[i] > LOWER_LEG
                    || scene.rightLeg[i] > LOWER_LEG;
            boolean belly = midriff != null && midriff.covers(scene.t[i], scene.u[i]);
            if (head) {
                out[i] = scene.tight[i] < SkinModel.LIKE ? 1 : 0;
            } else if (limb || belly) {
                out[i] = scene.likeSkin(i) ? 1 : 0;
            }
        }
        return out;
    }

    private float[] top(Midriff midriff) {
        double end = midriff == null ? CHEST_BOTTOM : Math.min(CHEST_BOTTOM, midriff.from());
        float[] out = new float[scene.size()];
        int chest = 0;
        int skinLike = 0;
        for (int i = 0; i < out.length; i++) {
            if (scene.person[i] >= Scene.SURE
                    && Math.abs(scene.u[i]) < CHEST_HALF
                    && scene.t[i] > CHEST_TOP
                    && scene.t[i] < end
                    && !(scene.onArm(i) && scene.likeSkin(i))) {
                out[i] = 1;
                chest++;
                skinLike += scene.likeSkin(i) ? 1 : 0;
            }
        }
        if (skinLike < SKIN_COLORED * chest) {
            discount(out);
        }
        return out;
    }

    private float[] bottom(Midriff midriff) {
        double from = midriff == null ? BOTTOM_FROM : Math.max(BOTTOM_FROM, midriff.to() + WAISTBAND);
        double lowest = from;
        for (int i = 0; i < scene.size(); i++) {
            if (onThigh(i) && scene.t[i] > lowest) {
                lowest = scene.t[i];
            }
        }
        float[] out = new float[scene.size()];
        for (int i = 0; i < out.length; i++) {
            if (onThigh(i) && scene.t[i] > from && !(scene.onHand(i) && scene.likeSkin(i))) {
                out[i] = (float) Math.pow((scene.t[i] - from) / Math.max(1e-6, lowest - from), BOTTOM_POWER);
            }
        }
        discount(out);
        return out;
    }

    private boolean onThigh(int i) {
        return scene.person[i] >= Scene.SURE && (onUpper(scene.leftLeg[i]) || onUpper(scene.rightLeg[i]));
    }

    private static boolean onUpper(float along) {
        return along >= 0 && along <= UPPER_LEG;
    }

    private void discount(float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            if (scene.likeSkin(i)) {
                weights[i] *= SUSPECT;
            }
        }
    }
}
