package dev.drape.outfit;

import dev.drape.image.Point;

/**
 * How likely each class is at a place, before any colour is looked at: the person mask, the parts of the body, where
 * sleeves and trouser legs end and where the waistline runs. The shares are rough on purpose, colour decides within a
 * factor of ten; they were set by eye on 40 photos.
 */
final class ClassPriors {
    private static final float LEAST = 1e-3f;

    /** The person mask is right to about a pixel; this keeps its soft rim open to colour. */
    private static final double MASK_FLOOR = .004;

    /** Softness of borders: torso lengths at the waist, shares of the limb at sleeve and trouser ends. */
    private static final double WAIST_SOFT = .018;

    private static final double LIMB_SOFT = .02;

    /** A bare belly ends the top: e to this power a torso length. */
    private static final double HEM_FALL = 20;

    private static final double CLOTH = .9;

    /** High necks stay possible. */
    private static final double HIGH_NECK_TOP = .25;

    private static final double NECK_SKIN = .75;
    private static final double NECK_HAIR = .2;

    /** In torso lengths and squared shoulder widths. */
    private static final double NECKLINE_DEPTH = .12;

    private static final double NECKLINE_WIDTH = .08;
    private static final double ABOVE_SHOULDERS = -.25;

    /** In {@link Head} units. */
    private static final double FOREHEAD = -.3;

    private static final double HAIR_CAP = 2.2;
    private static final double LONG_HAIR = 2.2;
    private static final double BESIDE_NECK = 2.6;

    /** In {@link TorsoFrame} coordinates. */
    private static final double LONG_HAIR_WIDTH = .55;

    private static final double TRUNK_HALF = .62;
    private static final double LEGS_FROM = .9;

    /** Places in the array of a person's parts, {@link BodyClass} between background and things held. */
    private static final int HAIR = 0;

    private static final int SKIN = 1;
    private static final int TOP = 2;
    private static final int BOTTOM = 3;
    private static final int PARTS = 4;

    private final Scene scene;
    private final Coverage coverage;
    private final double hairBelowChin;

    private ClassPriors(Scene scene, Coverage coverage, double hairTopLikeness) {
        this.scene = scene;
        this.coverage = coverage;
        this.hairBelowChin = (1 - hairTopLikeness) * (1 - hairTopLikeness);
    }

    /** Natural logarithms, one array a class in the order of {@link BodyClass}, without things held. */
    static float[][] logs(Scene scene, Coverage coverage, double hairTopLikeness) {
        ClassPriors priors = new ClassPriors(scene, coverage, hairTopLikeness);
        int n = scene.size();
        float[][] out = new float[1 + PARTS][n];
        double[] part = new double[PARTS];
        for (int i = 0; i < n; i++) {
            double person = Math.min(1 - MASK_FLOOR, Math.max(MASK_FLOOR, scene.person[i]));
            out[0][i] = (float) Math.log(1 - person);
            priors.parts(i, part);
            double sum = PARTS * LEAST;
            for (double p : part) {
                sum += p;
            }
            for (int c = 0; c < PARTS; c++) {
                out[c + 1][i] = (float) Math.log(person * (part[c] + LEAST) / sum);
            }
        }
        return out;
    }

    private void parts(int i, double[] part) {
        if (scene.headRadius[i] < 1) {
            face(i, part);
            return;
        }
        trunk(i, part);
        hairAround(i, part);
        if (scene.neck[i] >= 0) {
            set(part, NECK_HAIR * part[HAIR], NECK_SKIN, HIGH_NECK_TOP, 0);
        }
        leg(scene.leftLeg[i], coverage.leftLeg().covered(), i, part);
        leg(scene.rightLeg[i], coverage.rightLeg().covered(), i, part);
        arm(scene.leftArm, coverage.leftSleeve().covered(), i, part);
        arm(scene.rightArm, coverage.rightSleeve().covered(), i, part);
    }

    /** Skin; hair reaches in from the rim, a fringe farther. */
    private void face(int i, double[] part) {
        boolean forehead = scene.head.depth(scene.place(i)) < FOREHEAD;
        double rim = Math.max(0, scene.headRadius[i] - .7) / .3;
        set(part, forehead ? .05 + .45 * rim : .03 + .3 * rim, .95, .004, 0);
    }

    /** Everything that is no head, neck or limb: top above the waistline, bottom below, skin in the neckline. */
    private void trunk(int i, double[] part) {
        double t = scene.t[i];
        double u = scene.u[i];
        double below = sigmoid((t - coverage.waistline().at(u)) / WAIST_SOFT);
        double neckline = Math.exp(-Math.max(0, t) / NECKLINE_DEPTH) * Math.exp(-u * u / NECKLINE_WIDTH);
        double top = (1 - below) * (t < ABOVE_SHOULDERS ? .05 : CLOTH);
        double skin = .05 + .3 * neckline;
        Midriff midriff = coverage.midriff();
        if (midriff != null) {
            top *= Math.exp(-HEM_FALL * Math.max(0, t - midriff.from()));
            skin += midriff.covers(t, u) ? .6 : 0;
            below = sigmoid((t - midriff.to()) / WAIST_SOFT);
        }
        set(part, 0, skin, top + .01, below * CLOTH + .003);
    }

    /** A cap around the head; below the chin long hair, less the more it looks like the top. */
    private void hairAround(int i, double[] part) {
        Point p = scene.place(i);
        double depth = scene.head.depth(p);
        double distance = p.distance(scene.head.eyes()) / scene.head.unit();
        if (depth < Head.CHIN) {
            part[HAIR] = .8 * Math.exp(-Math.max(0, distance - HAIR_CAP) / .9);
        } else {
            double middle = Math.exp(-Math.pow(scene.u[i] / LONG_HAIR_WIDTH, 4));
            part[HAIR] = .5 * hairBelowChin * Math.exp(-(depth - Head.CHIN) / LONG_HAIR) * middle;
        }
        if (scene.neck[i] < 0 && distance < BESIDE_NECK && scene.t[i] < 0) {
            part[TOP] *= 1 - .75 * hairBelowChin;
        }
    }

    private void leg(float along, double clothEnd, int i, double[] part) {
        if (along < 0 || scene.t[i] < LEGS_FROM) {
            return;
        }
        double bare = sigmoid((along - clothEnd) / LIMB_SOFT);
        part[SKIN] = .06 + .7 * bare;
        part[BOTTOM] *= 1 - .75 * bare;
    }

    /** Mixes the arm into what lies behind it, which shows more where the arm crosses the trunk. */
    private void arm(Arm arm, double sleeveEnd, int i, double[] part) {
        float along = arm.along()[i];
        if (!arm.covers(i)) {
            return;
        }
        double bare = along < 0 ? 1 : sigmoid((along - sleeveEnd) / LIMB_SOFT);
        boolean beside = Math.abs(scene.u[i]) > TRUNK_HALF || scene.t[i] < 0;
        double behind = beside ? .15 : .5;
        part[HAIR] *= .3;
        part[SKIN] = behind * part[SKIN] + (1 - behind) * (.06 + .86 * bare);
        part[TOP] = behind * part[TOP] + (1 - behind) * (.06 + .86 * (1 - bare));
        part[BOTTOM] *= beside ? .1 : .6;
    }

    private static void set(double[] part, double hair, double skin, double top, double bottom) {
        part[HAIR] = hair;
        part[SKIN] = skin;
        part[TOP] = top;
        part[BOTTOM] = bottom;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
