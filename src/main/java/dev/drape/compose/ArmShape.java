package dev.drape.compose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A bare arm as a chain of capsules, photo px. The pose's line runs somewhere inside the arm; its outer side lies on the
 * person's outline, so there the chain is moved to it. Constants in shoulder widths, measured on the arms of ten photos.
 */
final class ArmShape {
    /** Half widths at shoulder, elbow and wrist. */
    private static final double SHOULDER = 0.13;

    private static final double ELBOW = 0.095;
    private static final double WRIST = 0.07;
    /** Where no outline is near, the arm's middle lies this far outward of the pose's line. */
    private static final double OUTWARD = 0.03;
    /** The outline is looked for this far from the pose's line. */
    private static final double REACH = 0.25;
    /** The arm's middle is moved at most this far inward and outward: beyond, the outline is that of a wide sleeve. */
    private static final double INWARD = 0.10;

    private static final double FARTHEST = 0.03;

    private static final double STEP = 0.1;

    private ArmShape() {}

    /**
     * The stretch between two lengths along the arm; empty if the second is not the larger one. Towards its end it becomes
     * as thick as what is seen beyond, and lies where that lies.
     */
    static List<Capsule> between(
            ArmPath arm,
            Side side,
            SoftRegion person,
            double shoulderWidth,
            double from,
            double to,
            Optional<SeenLimb> seen) {
        if (to <= from) {
            return List.of();
        }
        int n = (int) Math.max(1, Math.round((to - from) / (STEP * shoulderWidth)));
        double[] shift = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double along = from + (to - from) * i / n;
            double reach = REACH * shoulderWidth;
            OptionalDouble edge = person.crossing(arm.at(along), outward(arm, side, along), reach, reach);
            shift[i] = edge.isEmpty()
                    ? OUTWARD * shoulderWidth
                    : Math.max(
                            -INWARD * shoulderWidth,
                            Math.min(
                                    FARTHEST * shoulderWidth, edge.getAsDouble() - radius(arm, along) * shoulderWidth));
            double share = (double) i / n;
            shift[i] = seen.isEmpty() ? shift[i] : shift[i] + (seen.get().outward() - shift[i]) * Smooth.step(share);
        }
        List<Capsule> chain = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double start = from + (to - from) * i / n;
            double end = from + (to - from) * (i + 1) / n;
            chain.add(new Capsule(
                    arm.at(start).plus(outward(arm, side, start).times(smooth(shift, i))),
                    arm.at(end).plus(outward(arm, side, end).times(smooth(shift, i + 1))),
                    radius(arm, start) * thickness(seen, (double) i / n) * shoulderWidth,
                    radius(arm, end) * thickness(seen, (i + 1d) / n) * shoulderWidth));
        }
        return chain;
    }

    /** At a share of the covered stretch: the usual one at its start, that of what is seen at its end. */
    static double thickness(Optional<SeenLimb> seen, double share) {
        return seen.isEmpty() ? 1 : 1 + (seen.get().thickness() - 1) * Smooth.step(share);
    }

    private static double smooth(double[] values, int i) {
        return (values[Math.max(0, i - 1)] + 2 * values[i] + values[Math.min(values.length - 1, i + 1)]) / 4;
    }

    static Point outward(ArmPath arm, Side side, double along) {
        Point bone = arm.direction(along);
        return new Point(bone.y(), -bone.x()).times(side.sign());
    }

    static double radius(ArmPath arm, double along) {
        return arm.tapered(along, SHOULDER, ELBOW, WRIST);
    }
}
