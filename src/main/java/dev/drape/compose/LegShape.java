package dev.drape.compose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bare leg as a chain of capsules, photo px. Constants in shoulder widths. */
final class LegShape {
    /** Half widths at hip, knee and ankle. */
    private static final double HIP = 0.26;

    private static final double KNEE = 0.17;
    private static final double ANKLE = 0.10;
    private static final double STEP = 0.2;

    private LegShape() {}

    /**
     * The stretch from the hip down to a length along the leg. Towards its end it becomes as thick as what is seen beyond,
     * and lies where that lies.
     */
    static List<Capsule> downTo(double to, ArmPath leg, Side side, double shoulderWidth, Optional<SeenLimb> seen) {
        int n = (int) Math.max(1, Math.round(to / (STEP * shoulderWidth)));
        List<Capsule> chain = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Capsule from = cut(to, (double) i / n, leg, side, shoulderWidth, seen);
            Capsule until = cut(to, (i + 1d) / n, leg, side, shoulderWidth, seen);
            chain.add(new Capsule(from.a(), until.a(), from.radiusA(), until.radiusA()));
        }
        return chain;
    }

    /** The disc at a share of the stretch. */
    private static Capsule cut(
            double to, double share, ArmPath leg, Side side, double shoulderWidth, Optional<SeenLimb> seen) {
        double along = to * share;
        double outward = seen.map(SeenLimb::outward).orElse(0d) * Smooth.step(share);
        Point middle = leg.at(along).plus(ArmShape.outward(leg, side, along).times(outward));
        double radius = radius(leg, along) * ArmShape.thickness(seen, share) * shoulderWidth;
        return new Capsule(middle, middle, radius, radius);
    }

    static double radius(ArmPath leg, double along) {
        return leg.tapered(along, HIP, KNEE, ANKLE);
    }
}
