package dev.drape.compose;

import dev.drape.garment.Garment;
import dev.drape.garment.GarmentPoint;
import dev.drape.image.Mask;
import dev.drape.image.Point;

/**
 * Points of trousers, shorts or a skirt in continuous px of the cut-out.
 *
 * @param mask the cut-out
 * @param axis x of the line of symmetry
 * @param waist y of the waist
 * @param waistHalf half the waist's width
 * @param crotch null on a skirt
 * @param outer lower outer corner a side: of the leg or of the skirt
 * @param inner lower inner corner a side; null on a skirt
 */
record BottomGeometry(
        Mask mask, double axis, double waist, double waistHalf, Point crotch, Pair<Point> outer, Pair<Point> inner) {

    /** Throws {@code GARMENT_NOT_SEPARABLE} if the waist or the lower edge is missing. */
    static BottomGeometry of(Garment garment, Mask mask) {
        GarmentGeometry.Points points = new GarmentGeometry.Points(garment.points(), mask.width(), mask.height());
        Pair<Point> waist = points.pair(GarmentPoint.WAIST_IMAGE_LEFT, GarmentPoint.WAIST_IMAGE_RIGHT);
        Pair<Point> outer = points.pair(GarmentPoint.LEG_OUTER_IMAGE_LEFT, GarmentPoint.LEG_OUTER_IMAGE_RIGHT);
        Pair<Point> inner = points.pair(GarmentPoint.LEG_INNER_IMAGE_LEFT, GarmentPoint.LEG_INNER_IMAGE_RIGHT);
        Point crotch = points.get(GarmentPoint.CROTCH);
        if (crotch == null || inner == null || outer == null) {
            crotch = null;
            inner = null;
            Pair<Point> hem = points.pair(GarmentPoint.HEM_IMAGE_LEFT, GarmentPoint.HEM_IMAGE_RIGHT);
            outer = hem == null ? outer : hem;
        }
        if (waist == null || outer == null) {
            throw GarmentGeometry.unusable();
        }
        Point middle = GarmentGeometry.middle(waist);
        BottomGeometry geometry = new BottomGeometry(
                mask,
                crotch == null ? middle.x() : 0.5 * (crotch.x() + middle.x()),
                middle.y(),
                waist.left().distance(waist.right()) / 2,
                crotch,
                outer,
                inner);
        boolean ordered = crotch == null || crotch.y() > middle.y() && geometry.end() > crotch.y();
        if (!ordered
                || geometry.waistHalf < 0.02 * mask.width()
                || geometry.end() < middle.y() + geometry.waistHalf / 2) {
            throw GarmentGeometry.unusable();
        }
        return geometry;
    }

    /** Y of the lower edge. */
    double end() {
        return GarmentGeometry.middle(outer).y();
    }

    boolean skirt() {
        return crotch == null;
    }

    /** Px from the axis to the outer edge in a row. */
    double half(Side side, double y) {
        int row = (int) Math.max(0, Math.min(mask.height() - 1, Math.round(y - 0.5)));
        int x = side == Side.LEFT ? 0 : mask.width() - 1;
        while (x >= 0 && x < mask.width() && !mask.isSet(row * mask.width() + x)) {
            x -= side.sign();
        }
        double reach = side.sign() * (x + 0.5 - axis);
        return reach > 0.3 * waistHalf ? reach + 0.5 : waistHalf;
    }
}
