package dev.drape.outfit;

import dev.drape.image.Point;

/**
 * How likely each class is at a place, before any colour is looked at: the person mask, the parts of the body, where
 * sleeves and trouser legs end and where the waistline runs.
 */
final class ClassPriors {
    private static final float LEAST = 1e-3f;

    /** The person mask is right to about a pixel; this keeps its soft rim open to colour. */
    private static final double MASK_FLOOR = .004;

    private static final double WAIST_SOFT = .018;
    private static final double SLEEVE_SOFT = .02;
    private static final double LEG_SOFT = .02;
    private static final double HEM_FALL = 20;
    private static final double HIGH_NECK_TOP = .25;

    private final Scene scene;
    private final Coverage coverage;
    private final double hairBelowChin;

    private ClassPriors(Scene scene, Coverage coverage, double hairTopLikeness) {
        this.scene = scene;
        this.coverage = coverage;
        this.hairBelowChin = (1 - hairTopLikeness) * (1 - hairTopLikeness);
    }

    /** Natural logarithms, one array a class in the order of {@link BodyClass}. */
    static float[][] logs(Scene scene, Coverage coverage, double hairTopLikeness) {
        ClassPriors priors = new ClassPriors(scene, coverage, hairTopLikeness);
        int n = scene.size();
        float[][] out = new float[BodyClass.values().length][n];
        double[] part = new double[4];
        for (int i = 0; i < n; i++) {
            double person = Math.min(1 - MASK_FLOOR, Math.max(MASK_FLOOR, scene.person[i]));
            out[0][i] = (float) Math.log(1 - person);
            priors.parts(i, part);
            double sum = 4 * LEAST;
            for (double p : part) {
                sum += p;
            }
            for (int c = 0; c < 4; c++) {
                out[c + 1][i] = (float) Math.log(person * (part[c] + LEAST) / sum);
            }
        }
        return out;
    }

    private void parts(int i, double[] part) {
        Point p = scene.place(i);
        if (scene.headRadius[i] < 1) {
            face(i, p, part);
            return;
        }
        trunk(i, part);
        hairAround(i, p, part);
        if (scene.neck[i] >= 0) {
            set(part, .2 * part[0], .75, HIGH_NECK_TOP, 0);
        }
        leg(scene.leftLeg[i], coverage.leftLeg(), i, part);
        leg(scene.rightLeg[i], coverage.rightLeg(), i, part);
        arm(scene.leftArm, coverage.leftSleeve(), i, part);
        arm(scene.rightArm, coverage.rightSleeve(), i, part);
    }

    private void face(int i, Point p, double[] part) {
        boolean forehead = scene.head.depth(p) < -.3;
        double rim = Math.max(0, scene.headRadius[i] - .7) / .3;
        set(part, forehead ? .05 + .45 * rim : .03 + .3 * rim, .95, .004, 0);
    }

    /** Everything that is no head, neck or limb. */
    private void trunk(int i, double[] part) {
        double t = scene.t[i];
        double u = scene.u[i];
        double below = sigmoid((t - coverage.waistline().at(u)) / WAIST_SOFT);
        double neckline = Math.exp(-Math.max(0, t) / .12) * Math.exp(-u * u / .08);
        double top = (1 - below) * (t < -.25 ? .05 : .9);
        double skin = .05 + .3 * neckline;
        Midriff midriff = coverage.midriff();
        if (midriff != null) {
            top *= Math.exp(-HEM_FALL * Math.max(0, t - midriff.from()));
            skin += midriff.covers(t, u) ? .6 : 0;
            below = sigmoid((t - midriff.to()) / WAIST_SOFT);
        }
        set(part, 0, skin, top + .01, below * .9 + .003);
    }

    private void hairAround(int i, Point p, double[] part) {
        double depth = scene.head.depth(p);
        double distance = p.distance(scene.head.eyes()) / scene.head.unit();
        double hair;
        if (depth < 1.65) {
            hair = distance < 2.2 ? .8 : .8 * Math.exp(-(distance - 2.2) / .9);
            if (scene.neck[i] < 0 && distance < 2.6) {
                part[2] *= scene.t[i] < 0 ? .25 : 1;
            }
        } else {
            hair = .22
                    * hairBelowChin
                    * Math.exp(-Math.max(0, depth - 3) / 2)
                    * Math.exp(-Math.pow(scene.u[i] / .55, 4));
        }
        part[0] = hair;
    }

    private void leg(float along, double clothEnd, int i, double[] part) {
        if (along < 0 || scene.t[i] < .9) {
            return;
        }
        double bare = sigmoid((along - clothEnd) / LEG_SOFT);
        part[1] = .06 + .7 * bare;
        part[3] *= 1 - .75 * bare;
    }

    private void arm(Scene.Arm arm, double sleeveEnd, int i, double[] part) {
        float along = arm.along()[i];
        boolean hand = arm.hand()[i] >= 0;
        if (along < 0 && !hand) {
            return;
        }
        double bare = hand && along < 0 ? 1 : sigmoid((along - sleeveEnd) / SLEEVE_SOFT);
        boolean beside = Math.abs(scene.u[i]) > .62 || scene.t[i] < 0;
        double keep = beside ? .15 : .5;
        part[1] = keep * part[1] + (1 - keep) * (.06 + .86 * bare);
        part[2] = keep * part[2] + (1 - keep) * (.06 + .86 * (1 - bare));
        part[3] = (beside ? .1 : .6) * part[3];
        part[0] *= .3;
    }

    private static void set(double[] part, double hair, double skin, double top, double bottom) {
        part[0] = hair;
        part[1] = skin;
        part[2] = top;
        part[3] = bottom;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
