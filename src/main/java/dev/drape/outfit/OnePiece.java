package dev.drape.outfit;

import dev.drape.image.Point;

import java.util.List;

/**
 * Tells a dress from a top and a bottom of one colour by what shows between the legs: a skirt closes the gap down to its
 * hem, legs of trousers do not.
 */
final class OnePiece {
    /** Samples from hip to ankle; the thighs part at the first one looked at. */
    private static final int SAMPLES = 40;

    private static final int FIRST = 8;

    /** So many samples are needed below the crotch, and so much of them must be cloth. */
    private static final int LEAST = 4;

    private static final double CLOSED = .9;

    private OnePiece() {}

    /** Whether what is worn below the waist is closed between the legs; false if its hem lies outside the photo. */
    static boolean closedBetweenLegs(Scene scene, SoftLabels labels) {
        int closed = 0;
        int clothed = 0;
        boolean hem = false;
        for (int k = FIRST; k < SAMPLES; k++) {
            Point left = along(scene.limbs.leftLeg().joints(), k);
            Point right = along(scene.limbs.rightLeg().joints(), k);
            if (scene.pixel(left) < 0 || scene.pixel(right) < 0) {
                break;
            }
            hem = !cloth(scene, labels, left) && !cloth(scene, labels, right);
            if (hem) {
                break;
            }
            clothed++;
            closed += cloth(scene, labels, left.lerp(right, .5)) ? 1 : 0;
            hem = k == SAMPLES - 1;
        }
        return hem && clothed >= LEAST && closed >= CLOSED * clothed;
    }

    private static boolean cloth(Scene scene, SoftLabels labels, Point p) {
        int i = scene.pixel(p);
        return labels.share(BodyClass.TOP, i) + labels.share(BodyClass.BOTTOM, i) > .5;
    }

    private static Point along(List<Point> leg, int k) {
        double knees = 2d * k / SAMPLES;
        return knees < 1 ? leg.get(0).lerp(leg.get(1), knees) : leg.get(1).lerp(leg.get(2), knees - 1);
    }
}
