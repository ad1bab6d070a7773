package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Point;

import java.util.List;

/**
 * Where the points of a top's torso shall lie.
 *
 * @param anchors the most important first
 * @param shoulder tips a side, photo px
 * @param armpit a side, photo px
 * @param hem depth of the drawn hem in the body frame, px
 * @param covered depth down to which the torso may be drawn: below, a tucked top is hidden by what is worn there
 * @param tucked whether the bottom lies over the top
 */
record TorsoTargets(
        List<Anchor> anchors, Pair<Point> shoulder, Pair<Point> armpit, double hem, double covered, boolean tucked) {

    /** Builds the targets; constants in shoulder widths (sw), torso lengths (tl) or as named, fitted on ten photos. */
    static final class Finder {
        private static final double SHOULDER_OVER_GARMENT = 1.025;
        private static final double NARROWEST_SHOULDER = 0.42;
        /** A strap may run nearer to the neck than a sleeve's seam. */
        private static final double NARROWEST_STRAP = 0.20;

        private static final double WIDEST_SHOULDER = 0.60;
        private static final double SHOULDER_HEIGHT = 0.16;
        private static final double SHOULDER_DROP = 0.6;
        private static final double SHOULDER_REACH = 0.14;
        private static final double RIDGE_REACH = 0.11;
        private static final double RIDGE_SHARE = 0.4;
        /** Worn collars are narrower than flat ones. */
        private static final double COLLAR_OVER_GARMENT = 0.81;

        /** The chin is at least this high, whatever a bowed head shows. */
        private static final double LOWEST_CHIN = 0.2;
        /** A collar ends below the chin: at most at this share of the chin's height. */
        private static final double HIGHEST_COLLAR = 0.9;

        private static final double COLLAR_GAP = 0.06;
        /** The share of the garment's way aside that its collar goes: the shoulders' outline holds it. */
        private static final double MOVED_COLLAR = 0.5;

        private static final double NECK_SLOPE = 0.45;
        private static final int ROWS = 6;
        /** A row may be wider than both neighbours by this factor. */
        private static final double STANDS_OUT = 1.08;

        private static final double HEM_SNAP = 0.10;
        private static final double TUCKED_OVERLAP = 0.08;
        /**
         * The chest lies in front of the shoulder joints, sw: a turned torso shows its middle to the side. Where the neck
         * is seen, that says more.
         */
        private static final double CHEST_DEPTH = 0.20;
        /** A smaller turn (sine) is the pose's noise. */
        private static final double STRAIGHT = 0.15;
        /** What ends lower than this, tl, is a dress: its hem says nothing about a top's. */
        private static final double LOWEST_TOP = 1.45;

        private final BodyFrame body;
        private final GarmentGeometry garment;
        private final Placement placement;
        private final WornGarment worn;
        private final SoftRegion person;
        private final Category category;
        private final double ease;

        Finder(
                BodyFrame body,
                GarmentGeometry garment,
                Placement placement,
                WornGarment worn,
                SoftRegion person,
                Category category,
                double ease) {
            this.body = body;
            this.garment = garment;
            this.placement = placement;
            this.worn = worn;
            this.person = person;
            this.category = category;
            this.ease = ease;
        }

        TorsoTargets find() {
            double sw = body.shoulderWidth();
            Pair<Point> shoulder = Pair.of(this::shoulder);
            double natural = placement.depth(garment.hem());
            double wornHem = category == Category.TOP ? worn.hem().orElse(natural) : natural;
            boolean dress = wornHem > LOWEST_TOP * body.torsoLength();
            boolean near = !dress && Math.abs(natural - wornHem) < HEM_SNAP * body.torsoLength();
            boolean tucked = !dress && !near && natural > wornHem;
            double hem = near ? wornHem : natural;
            double covered = tucked ? wornHem + TUCKED_OVERLAP * body.torsoLength() : Double.POSITIVE_INFINITY;
            Anchors anchors = new Anchors(0.05 * sw, 0.05 * garment.gap());
            for (Side side : Side.values()) {
                anchors.add(shoulder.at(side), garment.shoulder().at(side));
            }
            addSides(anchors, hem, tucked ? wornHem : hem);
            for (Side side : Side.values()) {
                addCollar(anchors, side, shoulder.at(side));
            }
            addCore(anchors, hem);
            anchors.add(body.at(0, hem), new Point(garment.axis(), garment.hem()));
            double armpitDepth = rowDepth(0, hem) - armpitRaise();
            Pair<Point> armpit = Pair.of(side -> body.at(side.sign() * half(side, 0, hem, hem), armpitDepth));
            return new TorsoTargets(anchors.list(), shoulder, armpit, hem, covered, tucked);
        }

        private Point shoulder(Side side) {
            double sw = body.shoulderWidth();
            double flat = Math.abs(garment.shoulder().at(side).x() - garment.axis()) * placement.scaleX();
            double narrowest = garment.hasSleeve(side) ? NARROWEST_SHOULDER : NARROWEST_STRAP;
            double u = clip(SHOULDER_OVER_GARMENT * flat, narrowest * sw, WIDEST_SHOULDER * sw);
            if (garment.offShoulder()) {
                double y = GarmentGeometry.middle(garment.shoulder()).y();
                return body.at(side.sign() * u, placement.depth(y));
            }
            double height = SHOULDER_HEIGHT * sw
                    - SHOULDER_DROP * Math.max(0, u - 0.5 * sw)
                    + NECK_SLOPE * Math.max(0, NARROWEST_SHOULDER * sw - u);
            return OutlineSnap.along(
                    person, body.aboveShoulders(side.sign() * u, height), body.up(), SHOULDER_REACH * sw);
        }

        private void addCollar(Anchors anchors, Side side, Point shoulder) {
            double sw = body.shoulderWidth();
            Point tip = garment.shoulder().at(side);
            Point collar = garment.collar().at(side);
            Point fromOrigin = shoulder.minus(body.origin());
            double outside = Math.abs(fromOrigin.dot(body.shoulderAxis()));
            double flat = Math.abs(collar.x() - garment.axis()) * placement.scaleX();
            if (garment.offShoulder()) {
                anchors.add(body.at(side.sign() * flat, placement.depth(collar.y())), collar);
                return;
            }
            double u = Math.min(COLLAR_OVER_GARMENT * flat, outside - COLLAR_GAP * sw);
            double height = fromOrigin.dot(body.up()) + NECK_SLOPE * (outside - u) + stand() * placement.scaleY();
            Point target = body.aboveShoulders(
                    side.sign() * u + MOVED_COLLAR * placement.moved(), Math.min(height, highestCollar()));
            if (outside - u > 2 * COLLAR_GAP * sw) {
                Point ridge =
                        OutlineSnap.along(person, shoulder.lerp(target, RIDGE_SHARE), body.up(), RIDGE_REACH * sw);
                Point flatRidge = OutlineSnap.along(
                        SoftRegion.over(
                                garment.mask(),
                                garment.mask().width(),
                                garment.mask().height()),
                        tip.lerp(collar, RIDGE_SHARE),
                        new Point(0, -1),
                        0.2 * garment.gap());
                anchors.add(ridge, flatRidge);
            }
            anchors.add(target, collar);
        }

        /** Px above the shoulder line. */
        private double highestCollar() {
            FaceEllipse face = body.face();
            Point chin = face.center().minus(face.upright().times(face.height()));
            return HIGHEST_COLLAR
                    * Math.max(
                            LOWEST_CHIN * body.shoulderWidth(),
                            chin.minus(body.origin()).dot(body.up()));
        }

        /** How far the collar rises above the slope of the shoulders, px of the garment; alike on both sides of every garment. */
        private double stand() {
            double sum = 0;
            for (Side side : Side.values()) {
                Point tip = garment.shoulder().at(side);
                Point collar = garment.collar().at(side);
                sum += tip.y() - collar.y() - NECK_SLOPE * Math.abs(tip.x() - collar.x());
            }
            return Math.max(0, sum / 2);
        }

        private void addSides(Anchors anchors, double hem, double edgeBelow) {
            Pair<double[]> halves = Pair.of(side -> halves(side, hem, edgeBelow));
            for (int row = 0; row < ROWS; row++) {
                for (Side side : Side.values()) {
                    double y = rowY(side, row);
                    double x = row == 0
                            ? garment.armpit().at(side).x()
                            : garment.axis() + side.sign() * garment.half(side, y);
                    double depth = rowDepth(row, hem) - (row == 0 ? armpitRaise() : 0);
                    anchors.add(body.at(side.sign() * halves.at(side)[row], depth), new Point(x, y));
                }
            }
        }

        /**
         * Half widths of the drawn torso by row, px. Sides hang straight: a single row that stands out from its
         * neighbours, compared with the garment's own, has found a hand or an elbow.
         */
        private double[] halves(Side side, double hem, double edgeBelow) {
            double[] found = new double[ROWS];
            double[] wider = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                found[row] = half(side, row, hem, edgeBelow);
                wider[row] = found[row] / garment.half(side, rowY(side, row));
            }
            for (int row = 1; row < ROWS - 1; row++) {
                double most = STANDS_OUT * Math.max(wider[row - 1], wider[row + 1]);
                found[row] = Math.min(found[row], most * garment.half(side, rowY(side, row)));
            }
            return found;
        }

        private double armpitRaise() {
            return 0.03 * body.torsoLength();
        }

        private double rowY(Side side, int row) {
            double armpit = garment.armpit().at(side).y();
            return armpit + (garment.hem() - armpit) * row / (ROWS - 1.0);
        }

        /** Rows below the armpits are stretched so that the last one is the hem. */
        private double rowDepth(int row, double hem) {
            double armpit =
                    placement.depth(GarmentGeometry.middle(garment.armpit()).y());
            return armpit + (hem - armpit) * row / (ROWS - 1.0);
        }

        /** Half width of the drawn torso in a row, px. */
        private double half(Side side, int row, double hem, double edgeBelow) {
            double sw = body.shoulderWidth();
            double tl = body.torsoLength();
            double own = garment.half(side, rowY(side, row)) * placement.scaleX();
            double depth = rowDepth(row, hem);
            double looked = Math.min(depth, worn.end(side.sign() * 0.3 * sw, edgeBelow) - 0.03 * tl);
            double widest = Math.max(1.6 * own, 0.30 * sw);
            double edge = worn.half(side, looked, Math.min(widest + 0.02 * sw, armLimit(side, looked)));
            if (edge < 0.1 * sw) {
                edge = bodyEdge(side, looked, widest);
            }
            double fitted = clip(edge - 0.01 * sw, Math.min(0.75 * own, 0.36 * sw), widest);
            if (category == Category.ONE_PIECE && depth > 0.8 * tl) {
                double share = Math.min(1, (depth - 0.8 * tl) / (0.3 * tl));
                double covering = depth < 1.4 * tl ? bodyEdge(side, depth, 0.8 * sw) : 0;
                fitted = fitted + share * (Math.max(own, covering) - fitted);
            }
            fitted += ease * sw * Math.min(1, row / 2.0);
            return switch (row) {
                case 0 -> 0.83 * own + 0.17 * fitted;
                case 1 -> 0.30 * own + 0.70 * fitted;
                default -> fitted;
            };
        }

        private double bodyEdge(Side side, double depth, double limit) {
            return Math.min(
                    new WornGarment(body, person, Double.MAX_VALUE, 0).half(side, depth, limit), armLimit(side, depth));
        }

        /** A hanging arm in a worn sleeve looks like the torso: its inner side is the limit. */
        private double armLimit(Side side, double depth) {
            Limbs limbs = body.limbs().at(side);
            double sw = body.shoulderWidth();
            double shoulder = body.depth(limbs.shoulder());
            double elbow = body.depth(limbs.elbow());
            double wrist = body.depth(limbs.wrist());
            double u = Double.POSITIVE_INFINITY;
            if (depth > shoulder && depth <= elbow) {
                double share = (depth - shoulder) / (elbow - shoulder);
                u = coveredArm(side, limbs.arm(), share * limbs.shoulder().distance(limbs.elbow()));
            } else if (depth > elbow && depth <= wrist) {
                double share = (depth - elbow) / (wrist - elbow);
                u = coveredArm(
                        side,
                        limbs.arm(),
                        limbs.shoulder().distance(limbs.elbow())
                                + share * limbs.elbow().distance(limbs.wrist()));
            }
            double inner = u - 0.10 * sw;
            return inner > 0.36 * sw ? inner : Double.POSITIVE_INFINITY;
        }

        /** Px from the axis to the middle of the arm; infinite where the arm is bare, so that the mask ends before it. */
        private double coveredArm(Side side, ArmPath arm, double along) {
            Point bone = arm.at(along);
            boolean covered = worn.contains(bone) && worn.sleeved(arm, along);
            return covered ? side.sign() * body.aside(bone) : Double.POSITIVE_INFINITY;
        }

        /** Points inside the print that keep it from being drawn in or out with the sides. */
        private void addCore(Anchors anchors, double hem) {
            double armpitY = GarmentGeometry.middle(garment.armpit()).y();
            double natural = placement.depth(garment.hem());
            double armpitDepth = placement.depth(armpitY);
            double stretch = (hem - armpitDepth) / Math.max(1, natural - armpitDepth);
            double turned = Math.signum(body.turn()) * Math.max(0, Math.abs(body.turn()) - STRAIGHT);
            double aside = placement.moved() == 0 ? CHEST_DEPTH * turned * body.shoulderWidth() : 0;
            for (double share : new double[] {-0.12, 0.12, 0.36, 0.6, 0.84}) {
                double y = armpitY + share * (garment.hem() - armpitY);
                double depth = placement.depth(y);
                double stretched = share > 0 ? armpitDepth + (depth - armpitDepth) * stretch : depth;
                for (double u : new double[] {0, -0.225, 0.225}) {
                    double x = garment.axis() + u * garment.gap();
                    anchors.add(body.at(placement.aside(x) + aside, stretched), new Point(x, y));
                }
            }
        }

        private static double clip(double value, double low, double high) {
            return Math.max(low, Math.min(Math.max(low, high), value));
        }
    }
}
