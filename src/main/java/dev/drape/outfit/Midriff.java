package dev.drape.outfit;

import dev.drape.image.Point;

/**
 * A bare belly between top and bottom.
 *
 * @param from torso height where the top ends
 * @param to torso height where the bottom begins
 */
record Midriff(double from, double to) {
    /** Rows looked at, torso heights, and how far they reach to either side of the spine, shoulder widths. */
    private static final double FIRST = .34;

    private static final double LAST = 1.05;
    private static final double STEP = .02;
    private static final double HALF = .22;
    private static final int SAMPLES = 23;

    /** Share of skin colour in a row: above it is bare, below it clothed; so many rows make a belly. */
    private static final double BARE = .6;

    private static final double CLOTHED = .5;
    private static final int LEAST_ROWS = 3;

    /** Cloth is looked for from the chest down to the belly, and so far below it. */
    private static final double CHEST = .2;

    private static final double BELOW = .5;

    /** A belly seen where a forearm crosses this near to the spine is the forearm. */
    private static final double FOREARM_HALF = .3;

    private static final double FOREARM_FROM = .5;
    private static final int FOREARM_LEAST = 12;

    /** Null if no belly shows. */
    static Midriff find(Scene scene) {
        int rows = (int) Math.round((LAST - FIRST) / STEP) + 1;
        int longest = 0;
        int end = 0;
        int run = 0;
        for (int r = 0; r < rows; r++) {
            run = skinShare(scene, FIRST + r * STEP) > BARE ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                end = r;
            }
        }
        if (longest < LEAST_ROWS) {
            return null;
        }
        Midriff found = new Midriff(FIRST + (end - longest + .5) * STEP, FIRST + (end + .5) * STEP);
        return found.between(scene) && !found.behindForearm(scene) ? found : null;
    }

    boolean covers(double t, double u) {
        return t > from && t < to && Math.abs(u) < .5;
    }

    private boolean between(Scene scene) {
        return clothed(scene, CHEST, from) && clothed(scene, to + STEP, Math.min(to + BELOW, scene.lowestVisible()));
    }

    private static boolean clothed(Scene scene, double start, double end) {
        for (double t = start; t < end; t += STEP) {
            double share = skinShare(scene, t);
            if (share >= 0 && share < CLOTHED) {
                return true;
            }
        }
        return false;
    }

    private boolean behindForearm(Scene scene) {
        int crossing = 0;
        for (int i = 0; i < scene.size(); i++) {
            if (scene.t[i] > from
                    && scene.t[i] < to
                    && Math.abs(scene.u[i]) < FOREARM_HALF
                    && (forearm(scene.leftArm, i) || forearm(scene.rightArm, i))) {
                crossing++;
            }
        }
        return crossing >= FOREARM_LEAST;
    }

    private static boolean forearm(Arm arm, int i) {
        return arm.along()[i] > FOREARM_FROM || arm.hand(i);
    }

    /** Share of skin-coloured person in one row around the spine; −1 where no person shows. */
    private static double skinShare(Scene scene, double t) {
        int person = 0;
        int skin = 0;
        for (int k = 0; k < SAMPLES; k++) {
            Point p = scene.frame.at(t, HALF * (2d * k / (SAMPLES - 1) - 1));
            int i = scene.pixel(p);
            if (i >= 0 && scene.person[i] >= Scene.SURE) {
                person++;
                skin += scene.likeSkin(i) ? 1 : 0;
            }
        }
        return person == 0 ? -1 : (double) skin / person;
    }
}
