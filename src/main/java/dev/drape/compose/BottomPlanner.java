package dev.drape.compose;

import dev.drape.compose.Plan.Cutout;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/** Plans trousers and shorts, a piece a leg, and skirts, one piece. */
final class BottomPlanner {
    private final BodyFrame body;
    private final SoftRegion person;
    private final LowerBody lower;
    private final double ease;

    /** The ease is added to each side, shoulder widths. */
    BottomPlanner(BodyFrame body, SoftRegion person, LowerBody lower, double ease) {
        this.body = body;
        this.person = person;
        this.lower = lower;
        this.ease = ease;
    }

    /** Throws {@code GARMENT_NOT_SEPARABLE} if the garment lacks a waist or a lower edge. */
    Plan plan(Item item) {
        BottomGeometry full = BottomGeometry.of(item.garment(), item.garment().mask());
        Cutout cutout = CutoutScaler.scale(item, width(full));
        BottomGeometry garment = BottomGeometry.of(item.garment(), cutout.mask());
        double scale = width(garment);
        List<Part> parts = new ArrayList<>();
        double hem;
        if (garment.skirt()) {
            SkirtTargets skirt = new SkirtTargets(body, garment, lower, scale, ease);
            parts.add(Part.convex("skirt", garment.mask(), skirt.anchors()));
            hem = skirt.hem();
        } else {
            LegTargets legs = new LegTargets(body, garment, lower, person, scale, ease);
            for (Side side : Side.values()) {
                parts.add(Part.convex("leg", LegTargets.half(garment, side), legs.anchors(side)));
            }
            hem = legs.hem();
        }
        return new Plan(cutout, parts, List.of(), scale, Double.POSITIVE_INFINITY, false, outline(), hem, List.of());
    }

    /** Photo px a garment px across: the waist of the flat garment is drawn as wide as the body is there. */
    private double width(BottomGeometry garment) {
        double waist = (lower.half(Side.LEFT, lower.waist()) + lower.half(Side.RIGHT, lower.waist())) / 2;
        return waist / garment.waistHalf();
    }

    /** Waist to crotch, where nothing but the new cloth should be seen. */
    private List<Point> outline() {
        double top = lower.waist() + 0.05 * body.torsoLength();
        double bottom = lower.crotch() - 0.05 * body.torsoLength();
        double left = -0.7 * lower.half(Side.LEFT, top);
        double right = 0.7 * lower.half(Side.RIGHT, top);
        return List.of(body.at(left, top), body.at(right, top), body.at(right, bottom), body.at(left, bottom));
    }
}
