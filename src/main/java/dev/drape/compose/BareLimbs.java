package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where skin is under clothes: arms, legs and the neck down to the collar bones, photo px. */
final class BareLimbs {
    /** Half widths of legs in shoulder widths at hip, knee and ankle. */
    private static final double HIP = 0.26;

    private static final double KNEE = 0.17;
    private static final double ANKLE = 0.10;
    /** The neck and chest to this side of the axis and down to this depth, shoulder widths and torso lengths. */
    private static final double CHEST_HALF = 0.5;

    private static final double CHEST_DEPTH = 0.35;
    /** Limbs darken towards their sides by this share. */
    private static final double ROUNDNESS = 0.18;

    /** Limbs are followed in this many steps to see how far they are covered. */
    private static final int STEPS = 30;
    /** Skin is filled in beyond the old sleeve's end by this share of the limb. */
    private static final double BEYOND = 0.06;

    private final BodyFrame body;
    private final SoftRegion worn;
    private final List<Capsule> bones = new ArrayList<>();

    /**
     * Finds the covered limbs: what is bare already is not drawn again.
     *
     * @param worn what goes, at the working size
     * @param legs whether legs count: under a top that goes they are dressed
     */
    BareLimbs(Scene scene, BodyFrame body, Mask worn, boolean legs) {
        this.body = body;
        this.worn = new SoftRegion(worn, scene.scale(), scene.scale());
        SoftRegion person = new SoftRegion(scene.person(), scene.scale(), scene.scale());
        for (Side side : Side.values()) {
            Limbs limbs = body.limbs().at(side);
            ArmPath arm = limbs.arm();
            double covered = covered(arm.length(), arm::at);
            bones.addAll(ArmShape.between(arm, side, person, body.shoulderWidth(), 0, covered));
            if (legs) {
                addLeg(limbs.hip(), limbs.knee(), HIP, KNEE);
                addLeg(limbs.knee(), limbs.ankle(), KNEE, ANKLE);
            }
        }
    }

    private void addLeg(Point from, Point to, double radiusFrom, double radiusTo) {
        double length = from.distance(to);
        double covered = covered(length, at -> from.lerp(to, at / Math.max(1e-6, length)));
        if (covered > 0) {
            double sw = body.shoulderWidth();
            double radius = radiusFrom + (radiusTo - radiusFrom) * covered / length;
            bones.add(new Capsule(from, from.lerp(to, covered / length), radiusFrom * sw, radius * sw));
        }
    }

    /** The length down to which a limb is to be drawn, px; 0 if it is not covered. */
    private double covered(double length, DoubleFunction<Point> at) {
        double last = -1;
        for (int i = 0; i <= STEPS; i++) {
            double along = length * i / STEPS;
            last = worn.contains(at.apply(along)) ? along : last;
        }
        return last < 0 ? 0 : Math.min(length, last + BEYOND * length);
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
