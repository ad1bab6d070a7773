package dev.drape.compose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a sleeve's edges shall lie: cross-sections along shoulder, elbow and wrist. Constants in shoulder widths unless
 * said otherwise, fitted on ten photos.
 */
final class SleeveTargets {
    /** Pose joints lie on the inner side of the arm. */
    private static final double OUTWARD = 0.12;
    /** The sleeve reaches at most this far along the arm. */
    private static final double LONGEST = 1.06;
    /** Drawn width over flat width at the cuff. */
    private static final double CUFF = 0.76;
    /** A sleeve longer than this, in armpit distances, is a long one. */
    private static final double LONG = 0.75;

    /** Radius of an arm. */
    private static final double ARM = 0.2;
    /** Nothing is added this near to the cuff: its edge is the garment's. */
    private static final double CUFF_CLEAR = 0.04;

    private static final double CENTERING_REACH = 0.45;
    private static final double CENTERING_IN = 0.10;
    private static final double CENTERING_OUT = 0.22;
    private static final double OUTER_SNAP = 0.18;
    /** A sleeve's outer edge inside the body's outline goes this far out to it: cloth covers the arm it is worn on. */
    private static final double OUTER_COVER = 0.32;

    private static final double INNER_SNAP = 0.10;
    private static final double SNAP_OF_WIDTH = 0.45;

    /** A sleeve that would end this near to the worn one's end, torso lengths, ends there. */
    private static final double END_SNAP = 0.12;
    /** Lines along the arm on which the worn sleeve's end is looked for. */
    private static final double[] END_LINES = {0.02, 0.08, 0.14};

    /** In the crook of a bent arm the inner edge must still advance by this, or the sleeve folds there. */
    private static final double INNER_ADVANCE = 0.05;

    private final BodyFrame body;
    private final GarmentGeometry garment;
    private final Placement placement;
    private final SoftRegion person;
    private final WornGarment worn;

    SleeveTargets(BodyFrame body, GarmentGeometry garment, Placement placement, SoftRegion person, WornGarment worn) {
        this.body = body;
        this.worn = worn;
        this.garment = garment;
        this.placement = placement;
        this.person = person;
    }

    /** Anchors, the sleeve's outline in the photo and the stretch of the arm it covers. */
    record Found(List<Anchor> anchors, Outline outline, SleeveReach reach) {}

    /** The side must have a sleeve. */
    Found find(Side side, Point shoulder, Point armpit) {
        double sw = body.shoulderWidth();
        Limbs limbs = body.limbs().at(side);
        ArmPath arm = limbs.arm();
        Point flatSeam = garment.shoulder().at(side).lerp(garment.armpit().at(side), 0.5);
        Point flatCuff = garment.cuffOuter().at(side).lerp(garment.cuffInner().at(side), 0.5);
        double flatLength = flatSeam.distance(flatCuff);
        Point seam = shoulder.lerp(armpit, 0.5);
        double start = Math.max(0, seam.minus(limbs.shoulder()).dot(arm.direction(0)));
        double natural = Math.min(flatLength * placement.scaleY(), Math.max(0.1 * sw, LONGEST * arm.length() - start));
        double wornEnd = wornEnd(side, arm) - start;
        boolean asWorn = Math.abs(wornEnd - natural) < END_SNAP * body.torsoLength() && wornEnd > 0.1 * sw;
        double length = asWorn ? wornEnd : natural;
        double seamHalf = shoulder.distance(armpit) / 2;
        double cuffHalf =
                garment.cuffOuter().at(side).distance(garment.cuffInner().at(side)) * placement.scaleY() * CUFF / 2;
        int sections = flatLength > LONG * garment.gap() ? 6 : 4;
        List<Section> found = new ArrayList<>();
        for (int i = 1; i <= sections; i++) {
            double share = (double) i / sections;
            double along = start + share * length;
            Point bone = arm.direction(along);
            Point outward = new Point(bone.y(), -bone.x()).times(side.sign());
            double half = seamHalf + (cuffHalf - seamHalf) * share;
            Point middle = arm.at(along).plus(outward.times(OUTWARD * sw));
            Point moved = arm.at(along).minus(arm.at(start));
            found.add(new Section(share, middle, outward, half, shoulder.plus(moved), armpit.plus(moved)));
        }
        SleeveReach reach = new SleeveReach(arm, start, start + length - CUFF_CLEAR * sw, ARM * sw);
        return anchors(side, centered(found), shoulder, armpit, reach);
    }

    /** Length along the arm at which the worn sleeve ends, 0 if there is none. */
    private double wornEnd(Side side, ArmPath arm) {
        double sw = body.shoulderWidth();
        double[] ends = new double[END_LINES.length];
        for (int i = 0; i < ends.length; i++) {
            for (double along = 0; along < LONGEST * arm.length(); along += 0.01 * sw) {
                Point bone = arm.direction(along);
                Point outward = new Point(bone.y(), -bone.x()).times(side.sign());
                if (worn.contains(arm.at(along).plus(outward.times(END_LINES[i] * sw)))) {
                    ends[i] = along;
                }
            }
        }
        Arrays.sort(ends);
        return ends[ends.length / 2];
    }

    private List<Section> centered(List<Section> sections) {
        double sw = body.shoulderWidth();
        int n = sections.size();
        double[] shift = new double[n];
        for (int i = 0; i < n; i++) {
            Section section = sections.get(i);
            OptionalDouble edge =
                    person.crossing(section.middle(), section.outward(), CENTERING_REACH * sw, CENTERING_REACH * sw);
            shift[i] = edge.isEmpty()
                    ? 0
                    : Math.max(-CENTERING_IN * sw, Math.min(CENTERING_OUT * sw, edge.getAsDouble() - section.half()));
        }
        List<Section> moved = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double smooth = (shift[Math.max(0, i - 1)] + 2 * shift[i] + shift[Math.min(n - 1, i + 1)]) / 4;
            moved.add(sections.get(i).shifted(smooth));
        }
        return moved;
    }

    private Found anchors(Side side, List<Section> sections, Point shoulder, Point armpit, SleeveReach covered) {
        double sw = body.shoulderWidth();
        SoftRegion cloth = SoftRegion.over(
                garment.mask(), garment.mask().width(), garment.mask().height());
        Anchors anchors = new Anchors(0.05 * sw, 0.05 * garment.gap());
        anchors.add(shoulder, garment.shoulder().at(side));
        anchors.add(armpit, garment.armpit().at(side));
        List<Section> fromCuff = new ArrayList<>(sections);
        Collections.reverse(fromCuff);
        Point lastInner = null;
        List<Point> outers = new ArrayList<>();
        List<Point> inners = new ArrayList<>();
        for (Section section : fromCuff) {
            double reach = SNAP_OF_WIDTH * 2 * section.half();
            Point outer = covering(section.edge(1), section.outward(), Math.min(OUTER_SNAP * sw, reach));
            Point inner = OutlineSnap.along(
                    person, section.edge(-1), section.outward().times(-1), Math.min(INNER_SNAP * sw, reach));
            anchors.add(outer, flatEdge(cloth, side, section.share(), true));
            outers.add(outer);
            Point towardsHand = section.outward().perpendicular().times(side.sign());
            if (lastInner == null || lastInner.minus(inner).dot(towardsHand) > INNER_ADVANCE * sw) {
                anchors.add(inner, flatEdge(cloth, side, section.share(), false));
                lastInner = inner;
                inners.add(inner);
            }
        }
        Collections.reverse(outers);
        outers.add(0, shoulder);
        outers.addAll(inners);
        outers.add(armpit);
        return new Found(anchors.list(), Outline.through(outers), covered);
    }

    /** The outline if it lies within reach inward or, so that no strip of the arm stays bare, farther outward. */
    private Point covering(Point edge, Point outward, double reach) {
        OptionalDouble crossing = person.crossing(edge, outward, reach, OUTER_COVER * body.shoulderWidth());
        return crossing.isPresent() ? edge.plus(outward.times(crossing.getAsDouble())) : edge;
    }

    /** The point of the flat sleeve's edge at a share of its length, moved from the straight line on the outline. */
    private Point flatEdge(SoftRegion cloth, Side side, double share, boolean outer) {
        Point from = outer ? garment.shoulder().at(side) : garment.armpit().at(side);
        Point to = outer ? garment.cuffOuter().at(side) : garment.cuffInner().at(side);
        Point straight = from.lerp(to, share);
        if (share >= 1) {
            return straight;
        }
        Point along = to.minus(from).unit();
        Point outward = new Point(along.y(), -along.x()).times(outer ? side.sign() : -side.sign());
        return OutlineSnap.along(cloth, straight, outward, 0.12 * garment.gap());
    }

    /**
     * A cross-section at a share of the sleeve's length. Near the armhole it is the seam moved along the arm, which lies
     * oblique to the bone; towards the cuff it stands square on the bone.
     */
    private record Section(double share, Point middle, Point outward, double half, Point seamOuter, Point seamInner) {
        /** Square on the bone from this share of the length on. */
        private static final double SQUARE = 0.7;

        Section shifted(double by) {
            return new Section(share, middle.plus(outward.times(by)), outward, half, seamOuter, seamInner);
        }

        /** Sign 1: the outer edge, −1: the inner one. */
        Point edge(int sign) {
            Point square = middle.plus(outward.times(sign * half));
            return (sign > 0 ? seamOuter : seamInner).lerp(square, Smooth.between(share, 0, SQUARE));
        }
    }
}
