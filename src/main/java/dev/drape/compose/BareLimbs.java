package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Where skin is under clothes: arms, legs and the neck down to the collar bones, photo px. */
final class BareLimbs {
    /** The neck and chest to this side of the axis and down to this depth, shoulder widths and torso lengths. */
    private static final double CHEST_HALF = 0.5;

    private static final double CHEST_DEPTH = 0.35;
    /** The chest is as bright as a limb this far from its middle, half widths. */
    private static final double CHEST = 0.3;
    /** Limbs are followed in this many steps to see how far they are covered. */
    private static final int STEPS = 30;
    /** Skin is filled in beyond the old sleeve's end by this share of the limb. */
    private static final double BEYOND = 0.06;

    private final BodyFrame body;
    private final SoftRegion worn;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * A piece of a limb.
     *
     * @param seen what is seen of the limb it belongs to
     * @param from where on the covered part it begins: 0 at the shoulder, 1 at the old sleeve's end
     * @param to where it ends
     */
    private record Piece(Capsule capsule, Side side, Optional<SeenLimb> seen, double from, double to) {
        Spot at(double x, double y, double distance, boolean chest) {
            Point axis = capsule.b().minus(capsule.a()).unit();
            double outward =
                    ((x - capsule.a().x()) * axis.y() - (y - capsule.a().y()) * axis.x()) * side.sign();
            return new Spot(
                    distance,
                    chest,
                    seen,
                    from + (to - from) * capsule.share(x, y),
                    Math.copySign(Math.min(1, distance), outward));
        }
    }

    /**
     * A place on the body.
     *
     * @param distance from the middle of the nearest limb over its half width: below 1 on it
     * @param chest whether it is on the neck or the chest too
     * @param seen what is seen of that limb
     * @param along 0 at the limb's beginning, 1 where the old garment ended
     * @param across −1 at the limb's inner side, 1 at the outer
     */
    record Spot(double distance, boolean chest, Optional<SeenLimb> seen, double along, double across) {
        boolean bare() {
            return chest || distance < 1;
        }

        /** How far from a middle it is: the limb's or the chest's, whichever is nearer. */
        double depth() {
            return chest ? Math.min(CHEST, distance) : distance;
        }
    }

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
        SoftRegion skin = new SoftRegion(scene.of(BodyClass.SKIN), scene.scale(), scene.scale());
        for (Side side : Side.values()) {
            Limbs limbs = body.limbs().at(side);
            addArm(scene.photo(), person, skin, limbs.arm(), side);
            if (legs) {
                addLeg(scene.photo(), skin, limbs.leg(), side);
            }
        }
    }

    private void addArm(RgbImage photo, SoftRegion person, SoftRegion skin, ArmPath arm, Side side) {
        double covered = covered(arm.length(), arm::at);
        if (covered == 0) {
            return;
        }
        var seen = SeenLimb.ofArm(photo, skin, arm, side, body.shoulderWidth(), covered);
        List<Capsule> chain = ArmShape.between(arm, side, person, body.shoulderWidth(), 0, covered, seen);
        add(chain, side, seen);
    }

    private void addLeg(RgbImage photo, SoftRegion skin, ArmPath leg, Side side) {
        double covered = covered(leg.length(), leg::at);
        if (covered > 0) {
            var seen = SeenLimb.ofLeg(photo, skin, leg, side, body.shoulderWidth(), covered);
            add(LegShape.downTo(covered, leg, side, body.shoulderWidth(), seen), side, seen);
        }
    }

    private void add(List<Capsule> chain, Side side, Optional<SeenLimb> seen) {
        for (int i = 0; i < chain.size(); i++) {
            pieces.add(new Piece(chain.get(i), side, seen, (double) i / chain.size(), (i + 1d) / chain.size()));
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

    /** The nearest limb to a place. */
    Spot at(double x, double y) {
        Point from = new Point(x, y).minus(body.origin());
        double aside = Math.abs(from.dot(body.across()));
        boolean chest =
                from.dot(body.down()) < CHEST_DEPTH * body.torsoLength() && aside < CHEST_HALF * body.shoulderWidth();
        Piece nearest = null;
        double best = 2;
        for (Piece piece : pieces) {
            double distance = piece.capsule().distance(x, y);
            if (distance < best) {
                best = distance;
                nearest = piece;
            }
        }
        return nearest == null ? new Spot(best, chest, Optional.empty(), 0, 0) : nearest.at(x, y, best, chest);
    }
}
