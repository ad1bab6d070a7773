package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/** Where skin is under clothes: arms, legs and the neck down to the collar bones, photo px. */
final class BareLimbs {
    /** Half widths in shoulder widths at shoulder, elbow, wrist, hip, knee and ankle, and how far outward joints lie. */
    private static final double SHOULDER = 0.15;

    private static final double ELBOW = 0.13;
    private static final double WRIST = 0.10;
    private static final double HIP = 0.26;
    private static final double KNEE = 0.17;
    private static final double ANKLE = 0.10;
    private static final double OUTWARD = 0.06;
    /** The neck and chest to this side of the axis and down to this depth, shoulder widths and torso lengths. */
    private static final double CHEST_HALF = 0.5;

    private static final double CHEST_DEPTH = 0.35;
    /** Limbs darken towards their sides by this share. */
    private static final double ROUNDNESS = 0.18;

    /** Bones are followed in this many steps to see how far they are covered. */
    private static final int STEPS = 20;
    /** Skin is filled in beyond the old sleeve's end by this share of the bone. */
    private static final double BEYOND = 0.1;

    private final BodyFrame body;
    private final SoftRegion worn;
    private final List<Capsule> bones = new ArrayList<>();

    /**
     * Finds the covered limbs: what is bare already is not drawn again.
     *
     * @param worn what goes, at the working size
     * @param scale px of the working size a photo px
     * @param legs whether legs count: under a top that goes they are dressed
     */
    BareLimbs(BodyFrame body, Mask worn, double scale, boolean legs) {
        this.body = body;
        this.worn = new SoftRegion(worn, scale, scale);
        for (Side side : Side.values()) {
            Limbs limbs = body.limbs().at(side);
            add(limbs.shoulder(), limbs.elbow(), side, SHOULDER, ELBOW, OUTWARD);
            add(limbs.elbow(), limbs.wrist(), side, ELBOW, WRIST, OUTWARD);
            if (legs) {
                add(limbs.hip(), limbs.knee(), side, HIP, KNEE, 0);
                add(limbs.knee(), limbs.ankle(), side, KNEE, ANKLE, 0);
            }
        }
    }

    private void add(Point from, Point to, Side side, double radiusFrom, double radiusTo, double outward) {
        double sw = body.shoulderWidth();
        Point along = to.minus(from).unit();
        Point shift = new Point(along.y(), -along.x()).times(side.sign() * outward * sw);
        Point start = from.plus(shift);
        Point end = to.plus(shift);
        double covered = -1;
        for (int i = 0; i <= STEPS; i++) {
            double share = (double) i / STEPS;
            covered = worn.contains(start.lerp(end, share)) ? share : covered;
        }
        if (covered >= 0) {
            double last = Math.min(1, covered + BEYOND);
            double radius = radiusFrom + (radiusTo - radiusFrom) * last;
            bones.add(new Capsule(start, start.lerp(end, last), radiusFrom * sw, radius * sw));
        }
    }

    /** Distance from the middle of the nearest limb over its half width: below 1 on it. */
    double distance(double x, double y) {
        Point from = new Point(x, y).minus(body.origin());
        double aside = Math.abs(from.dot(body.across()));
        boolean chest =
                from.dot(body.down()) < CHEST_DEPTH * body.torsoLength() && aside < CHEST_HALF * body.shoulderWidth();
        double best = chest ? 0.3 : 2;
        for (Capsule bone : bones) {
            best = Math.min(best, bone.distance(x, y));
        }
        return best;
    }

    /** Brightness of a rounded limb at that distance, 1 in the middle. */
    static double shade(double distance) {
        double clipped = Math.min(1, distance);
        return 1.03 - ROUNDNESS * clipped * clipped;
    }
}
