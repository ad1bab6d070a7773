package dev.drape.garment;

import dev.drape.image.Point;

import java.util.Map;

/** How far the sleeves reach: their length against the torso's, from the points of a top. */
final class SleeveGuess {
    /** Sleeve ÷ shoulder to hem; between the two limits it ends between elbow and wrist. */
    private static final double SHORT = 0.55;

    private static final double THREE_QUARTER = 0.95;

    private SleeveGuess() {}

    static SleeveLength of(Map<GarmentPoint, Point> points) {
        double sum = 0;
        for (Side side : Side.values()) {
            Point outer = points.get(side.named("CUFF_OUTER"));
            Point inner = points.get(side.named("CUFF_INNER"));
            if (outer == null || inner == null) {
                return SleeveLength.SLEEVELESS;
            }
            Point shoulder = points.get(side.named("SHOULDER"));
            double sleeve = outer.lerp(inner, 0.5).distance(shoulder);
            double body = points.get(side.named("HEM")).y() - shoulder.y();
            sum += sleeve / body / 2;
        }
        if (sum < SHORT) {
            return SleeveLength.SHORT;
        }
        return sum < THREE_QUARTER ? SleeveLength.THREE_QUARTER : SleeveLength.LONG;
    }
}
