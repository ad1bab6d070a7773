package dev.drape.compose;

import dev.drape.garment.Category;

/**
 * Where the garment's print lands: a similarity, slightly taller than wide, from px of the garment to the body's frame.
 * The constants are fitted on ten photos of people in the very garment of the flat-lay photo and checked on 18 others:
 * taking the scale from the shoulder width alone raised the colour error by 2.4 ΔE, from the armpit width alone by 1.4.
 *
 * @param axis x of the garment's line of symmetry, garment px
 * @param scaleX photo px a garment px
 * @param scaleY photo px a garment px
 * @param offset depth in the body frame at which the garment's y = 0 lies, photo px
 * @param moved how far the axis lies to image-right of the body's, photo px
 */
record Placement(double axis, double scaleX, double scaleY, double offset, double moved) {
    /** The distance of the armpits as drawn, in torso lengths. */
    private static final double GAP = 0.60;
    /** The length from shoulder to hem as drawn, in torso lengths, for tops of common proportions. */
    private static final double LENGTH = 1.22;
    /** Length over armpit distance of tops whose length says something about their size, and where that ends. */
    private static final double[] COMMON_PROPORTIONS = {1.25, 1.5, 2.3, 2.6};

    private static final double HEIGHT_OVER_WIDTH = 1.055;
    /** Depth of the armpits in torso lengths. */
    private static final double ARMPIT_DEPTH = 0.31;
    /** Depth of the collar's ends in torso lengths: above the joints. */
    private static final double COLLAR_DEPTH = -0.16;
    /** The collar counts for this share of the height, the armpits for the rest. */
    private static final double COLLAR_SHARE = 0.75;
    /** Depth of an upper edge that runs around both arms, torso lengths: below the joints, well above the armpits. */
    private static final double OFF_SHOULDER_DEPTH = 0.10;
    /** A stand-up collar is taken to end at most this far above the shoulder tips, in armpit distances. */
    private static final double HIGHEST_COLLAR = 0.16;

    static Placement of(BodyFrame body, GarmentGeometry garment, Category category) {
        double torso = body.torsoLength();
        double proportion = garment.length() / garment.gap();
        double byLength = garment.offShoulder() ? 1 : 0.5;
        double share = category == Category.TOP ? byLength * trust(proportion) : 0;
        double scaleY = (1 - share) * GAP * torso / garment.gap() + share * LENGTH * torso / garment.length();
        double shoulderY = GarmentGeometry.middle(garment.shoulder()).y();
        double collarY =
                Math.max(GarmentGeometry.middle(garment.collar()).y(), shoulderY - HIGHEST_COLLAR * garment.gap());
        double armpitY = GarmentGeometry.middle(garment.armpit()).y();
        double byArmpit = ARMPIT_DEPTH * torso - armpitY * scaleY;
        double byCollar = COLLAR_DEPTH * torso - collarY * scaleY;
        double byNeck = (1 - COLLAR_SHARE) * byArmpit + COLLAR_SHARE * byCollar;
        double byEdge = OFF_SHOULDER_DEPTH * torso - shoulderY * scaleY;
        return new Placement(
                garment.axis(), scaleY / HEIGHT_OVER_WIDTH, scaleY, garment.offShoulder() ? byEdge : byNeck, 0);
    }

    /** Px of the photo, downwards and to image-right. */
    Placement moved(double down, double aside) {
        return new Placement(axis, scaleX, scaleY, offset + down, moved + aside);
    }

    private static double trust(double proportion) {
        double[] p = COMMON_PROPORTIONS;
        double rising = (proportion - p[0]) / (p[1] - p[0]);
        double falling = (p[3] - proportion) / (p[3] - p[2]);
        return Math.max(0, Math.min(1, Math.min(rising, falling)));
    }

    /** Px to image-right of the body's axis. */
    double aside(double x) {
        return (x - axis) * scaleX + moved;
    }

    /** Px below the shoulder joints. */
    double depth(double y) {
        return y * scaleY + offset;
    }
}
