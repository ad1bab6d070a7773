package dev.drape.compose;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentPoint;
import dev.drape.garment.Neckline;
import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.Map;

/**
 * Points and measures of a top or one-piece in continuous px of its cut-out.
 *
 * @param mask the cut-out
 * @param axis x of the line of symmetry
 * @param shoulder tips a side
 * @param collar the collar's ends a side
 * @param armpit a side
 * @param cuffOuter null a side without a sleeve
 * @param cuffInner null a side without a sleeve
 * @param hem y of the lower edge
 * @param profile of the torso
 * @param offShoulder whether the upper edge runs from sleeve to sleeve, around both arms
 */
record GarmentGeometry(
        Mask mask,
        double axis,
        Pair<Point> shoulder,
        Pair<Point> collar,
        Pair<Point> armpit,
        Pair<Point> cuffOuter,
        Pair<Point> cuffInner,
        double hem,
        GarmentProfile profile,
        boolean offShoulder) {

    /** Throws {@code GARMENT_NOT_SEPARABLE} if the points are missing or impossible. */
    static GarmentGeometry of(Garment garment, Mask mask) {
        Points points = new Points(garment.points(), mask.width(), mask.height());
        Pair<Point> shoulder = points.pair(GarmentPoint.SHOULDER_IMAGE_LEFT, GarmentPoint.SHOULDER_IMAGE_RIGHT);
        Pair<Point> armpit = points.pair(GarmentPoint.ARMPIT_IMAGE_LEFT, GarmentPoint.ARMPIT_IMAGE_RIGHT);
        Pair<Point> collar = points.pair(GarmentPoint.COLLAR_IMAGE_LEFT, GarmentPoint.COLLAR_IMAGE_RIGHT);
        Pair<Point> hem = points.pair(GarmentPoint.HEM_IMAGE_LEFT, GarmentPoint.HEM_IMAGE_RIGHT);
        if (shoulder == null || armpit == null) {
            throw unusable();
        }
        double axis = middle(armpit).x();
        if (collar == null) {
            Point between = middle(shoulder);
            collar = Pair.of(side -> between.lerp(shoulder.at(side), 0.4));
        }
        double bottom = hem == null ? lowest(mask) : middle(hem).y();
        GarmentGeometry geometry = new GarmentGeometry(
                mask,
                axis,
                shoulder,
                collar,
                armpit,
                points.each(GarmentPoint.CUFF_OUTER_IMAGE_LEFT, GarmentPoint.CUFF_OUTER_IMAGE_RIGHT),
                points.each(GarmentPoint.CUFF_INNER_IMAGE_LEFT, GarmentPoint.CUFF_INNER_IMAGE_RIGHT),
                bottom,
                new GarmentProfile(mask, axis),
                garment.neckline() == Neckline.OFF_SHOULDER);
        if (!(geometry.gap() > 0.1 * mask.width() && geometry.length() > geometry.gap() * 0.3)
                || !(middle(armpit).y() < bottom - 0.05 * geometry.length())) {
            throw unusable();
        }
        return geometry;
    }

    /** Armpit to armpit, px. */
    double gap() {
        return armpit.right().x() - armpit.left().x();
    }

    /** Shoulder tips to hem, px. */
    double length() {
        return hem - middle(shoulder).y();
    }

    boolean hasSleeve(Side side) {
        return cuffOuter.at(side) != null && cuffInner.at(side) != null;
    }

    /**
     * Px from the axis to the torso's edge. Where a sleeve lies against the torso the run is cut at the line from armpit
     * to hem, which widens downwards by at most a sixth.
     */
    double half(Side side, double y) {
        double run = profile.half(side, y);
        double straight = straight(side, y);
        double atArmpit = Math.abs(armpit.at(side).x() - axis);
        if (run < 0.5 * atArmpit) {
            return Math.max(0.5 * atArmpit, straight);
        }
        return touches(side, y) ? widest(side, y) : run;
    }

    /** Whether a sleeve lies against the torso in a row below the armpit, so that one run of cloth holds both. */
    boolean touches(Side side, double y) {
        return hasSleeve(side) && profile.half(side, y) > widest(side, y);
    }

    private double widest(Side side, double y) {
        return 1.15 * Math.max(Math.abs(armpit.at(side).x() - axis), straight(side, y));
    }

    /** Px from the axis to the line from armpit to hem. */
    private double straight(Side side, double y) {
        double atArmpit = Math.abs(armpit.at(side).x() - axis);
        double atHem = profile.half(side, hem - 0.03 * length());
        double share = Math.max(
                0,
                Math.min(1, (y - armpit.at(side).y()) / (hem - armpit.at(side).y())));
        return atArmpit + (Math.min(atHem, 1.5 * atArmpit) - atArmpit) * share;
    }

    private static double lowest(Mask mask) {
        return mask.boundingBox() == null
                ? 0
                : mask.boundingBox().y() + mask.boundingBox().height();
    }

    static Point middle(Pair<Point> pair) {
        return pair.left().lerp(pair.right(), 0.5);
    }

    static DrapeException unusable() {
        return new DrapeException(
                Failure.GARMENT_NOT_SEPARABLE, "The garment's shape could not be made out in its photo.");
    }

    /** Reads normalised points in px and mirrors nothing: a pair is there or it is not. */
    record Points(Map<GarmentPoint, Point> normalised, int width, int height) {
        Point get(GarmentPoint which) {
            Point p = normalised.get(which);
            return p == null || !Double.isFinite(p.x()) || !Double.isFinite(p.y())
                    ? null
                    : new Point(p.x() * width, p.y() * height);
        }

        Pair<Point> each(GarmentPoint left, GarmentPoint right) {
            return new Pair<>(get(left), get(right));
        }

        /** Null unless both are there. */
        Pair<Point> pair(GarmentPoint left, GarmentPoint right) {
            Pair<Point> both = each(left, right);
            return both.left() == null || both.right() == null ? null : both;
        }
    }
}
