package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a trouser half shall lie: waist and hips on the body, the leg along hip, knee and ankle. Both halves share the
 * points of the middle seam, so they meet.
 */
final class LegTargets {
    /** A leg this many times as long as the rise ends at the ankle; below, it is cropped or shorts. */
    private static final double FULL_LENGTH = 1.3;
    /** Bodies are drawn this much taller than wide for their flat clothes, as for tops. */
    private static final double HEIGHT_OVER_WIDTH = 1.1;
    /** The leg's edges are moved on the outline by at most this, shoulder widths. */
    private static final double CENTERING = 0.12;

    /** From this share of its length on a leg stands square on its bone; above, it hangs from hip and crotch. */
    private static final double SQUARE = 0.8;

    /** Legs standing together are no farther apart than the flat legs plus this, shoulder widths. */
    private static final double LEG_GAP = 0.01;

    private static final double THIGH = 0.22;
    private static final double ANKLE = 0.10;

    private static final int SECTIONS = 5;

    private final BodyFrame body;
    private final BottomGeometry garment;
    private final LowerBody lower;
    private final SoftRegion person;
    private final double scaleX;
    private final double ease;

    LegTargets(BodyFrame body, BottomGeometry garment, LowerBody lower, SoftRegion person, double scaleX, double ease) {
        this.body = body;
        this.garment = garment;
        this.lower = lower;
        this.person = person;
        this.scaleX = scaleX;
        this.ease = ease * body.shoulderWidth();
    }

    /** One half of the cut-out, cut along the middle seam, softly above the crotch where the halves overlap. */
    static Mask half(BottomGeometry garment, Side side) {
        byte[] alpha = garment.mask().toBytes();
        int width = garment.mask().width();
        double fade = 0.04 * garment.waistHalf();
        for (int i = 0; i < alpha.length; i++) {
            double beyond = (garment.axis() - (i % width + 0.5)) * side.sign();
            double over = i / width < garment.crotch().y() ? fade : 0;
            alpha[i] = (byte) Math.round((alpha[i] & 0xff) * (1 - Smooth.between(beyond, over, over + 1.5)));
        }
        return Mask.owning(width, garment.mask().height(), alpha);
    }

    /** Depth of the leg ends, px in the body frame. */
    double hem() {
        Point left = end(Side.LEFT);
        return body.depth(left.lerp(end(Side.RIGHT), 0.5));
    }

    private Point end(Side side) {
        return lower.leg(side).at(start(side) + length(side));
    }

    List<Anchor> anchors(Side side) {
        Anchors anchors = new Anchors(0.04 * body.shoulderWidth(), 0.04 * garment.waistHalf());
        double rise = garment.crotch().y() - garment.waist();
        for (double share : new double[] {0, 0.5, 0.9}) {
            double y = garment.waist() + share * rise;
            double depth = lower.waist() + share * (lower.crotch() - lower.waist());
            double flat = garment.half(side, Math.max(y, garment.waist() + 2));
            double wide = share == 0 ? 0 : flat * scaleX - garment.waistHalf() * scaleX;
            double onBody = lower.half(side, depth);
            double half = onBody + ease + 0.5 * Math.max(0, lower.half(side, lower.waist()) + wide - onBody);
            anchors.add(body.at(side.sign() * half, depth), new Point(garment.axis() + side.sign() * flat, y));
            anchors.add(body.at(0, depth), new Point(garment.axis(), y));
        }
        anchors.add(body.at(0, lower.crotch()), garment.crotch());
        double start = start(side);
        double length = length(side);
        for (int i = 1; i <= SECTIONS; i++) {
            addSection(anchors, side, (double) i / SECTIONS, start, length);
        }
        return anchors.list();
    }

    private void addSection(Anchors anchors, Side side, double share, double start, double length) {
        double sw = body.shoulderWidth();
        ArmPath leg = lower.leg(side);
        double y =
                garment.crotch().y() + share * (garment.end() - garment.crotch().y());
        Point outerEnd = garment.outer().at(side);
        double flatOuter = share >= 1 ? outerEnd.x() : garment.axis() + side.sign() * garment.half(side, y);
        double flatInner = garment.crotch().x()
                + share * (garment.inner().at(side).x() - garment.crotch().x());
        double half = Math.abs(flatOuter - flatInner) * scaleX / 2 + ease;
        double along = start + share * length;
        Point bone = leg.direction(along);
        Point outward = new Point(bone.y(), -bone.x()).times(side.sign());
        Point middle = leg.at(along);
        OptionalDouble edge = person.crossing(middle, outward, 0.1 * sw, 0.5 * sw);
        double worn = edge.isPresent() ? edge.getAsDouble() : half;
        double shift = Math.max(-CENTERING * sw, Math.min(CENTERING * sw, worn - half)) * 0.5;
        Point center = hung(side, middle.plus(outward.times(shift)), half - legHalf(share) * sw);
        double spread = side.sign() * (body.aside(middle) - body.aside(leg.at(start)));
        double gap = Math.abs(flatInner - garment.crotch().x()) * scaleX + Math.max(0, spread) + LEG_GAP * sw;
        double halfIn = Math.max(half, side.sign() * body.aside(center) - gap);
        Point moved = leg.at(along).minus(leg.at(start));
        double square = Smooth.between(share, 0, SQUARE);
        Point hip = body.at(side.sign() * (lower.half(side, lower.crotch()) + ease), lower.crotch());
        Point outer = hip.plus(moved).lerp(center.plus(outward.times(half)), square);
        Point inner = body.at(0, lower.crotch()).plus(moved).lerp(center.plus(outward.times(-halfIn)), square);
        double tooFar = side.sign() * body.aside(inner) - gap;
        if (tooFar > 0) {
            inner = inner.minus(body.across().times(side.sign() * tooFar));
        }
        anchors.add(outer, new Point(flatOuter, share >= 1 ? outerEnd.y() : y));
        anchors.add(
                inner,
                new Point(flatInner, share >= 1 ? garment.inner().at(side).y() : y));
    }

    /**
     * Cloth hangs straight down from the hip as far as it is wider than the leg in it: feet that stand together draw slim
     * trousers in, not wide ones.
     *
     * @param center where the leg's cloth would lie if it followed the leg
     * @param slack how far cloth reaches beyond the leg on either side, px
     */
    private Point hung(Side side, Point center, double slack) {
        double straight = lower.half(side, lower.crotch()) / 2;
        double outward = Math.min(Math.max(0, slack), Math.max(0, straight - side.sign() * body.aside(center)));
        return center.plus(body.across().times(side.sign() * outward));
    }

    /** Half width of a leg below the crotch, shoulder widths: evenly from {@link #THIGH} to {@link #ANKLE}. */
    private static double legHalf(double share) {
        return THIGH + (ANKLE - THIGH) * share;
    }

    /** Length along the leg at which the crotch's depth is reached. */
    private double start(Side side) {
        ArmPath leg = lower.leg(side);
        double drop = Math.max(0.2, leg.direction(0).dot(body.down()));
        return Math.max(0, (lower.crotch() - body.depth(leg.start())) / drop);
    }

    private double length(Side side) {
        double rise = garment.crotch().y() - garment.waist();
        double inseam = garment.end() - garment.crotch().y();
        double whole = Math.max(0.2 * body.torsoLength(), 1.03 * lower.leg(side).length() - start(side));
        if (inseam / rise > FULL_LENGTH) {
            return whole;
        }
        double byRise = (lower.crotch() - lower.waist()) / rise;
        return Math.min(whole, inseam * (byRise + HEIGHT_OVER_WIDTH * scaleX) / 2);
    }
}
