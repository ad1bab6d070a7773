package dev.drape.garment;

import dev.drape.image.Point;

import java.util.Map;
import java.util.Optional;

/** The kind of neckline, from the points and the front's upper edge. */
final class NecklineGuess {
    private static final double OFF_SHOULDER_RISE = 0.04;
    private static final double OFF_SHOULDER_WIDTH = 0.6;
    /** How far the upper edge may leave a level line, share of the height. */
    private static final double LEVEL = 0.02;

    private static final double OVER_SLEEVES = 1.3;
    /** Height of the collar points above the shoulders as a share of the width: tees up to .05, collars from .06. */
    private static final double COLLAR_RISE = 0.055;

    private NecklineGuess() {}

    static Neckline of(Silhouette silhouette, Map<GarmentPoint, Point> points, Optional<FrontNeckline> front) {
        double neck = points.get(GarmentPoint.COLLAR_IMAGE_RIGHT).x()
                - points.get(GarmentPoint.COLLAR_IMAGE_LEFT).x();
        boolean strapless = neck > OFF_SHOULDER_WIDTH * silhouette.width()
                && rise(points) < OFF_SHOULDER_RISE * silhouette.height();
        if (strapless || isLevelOverSleeves(silhouette, points)) {
            return Neckline.OFF_SHOULDER;
        }
        if (isStanding(silhouette, points)) {
            return Neckline.COLLAR;
        }
        return front.map(curve -> curve.isV() ? Neckline.V : Neckline.ROUND).orElse(Neckline.UNKNOWN);
    }

    /** Whether the upper edge runs straight on over the sleeves: a boat neck ends where the shoulders begin. */
    private static boolean isLevelOverSleeves(Silhouette silhouette, Map<GarmentPoint, Point> points) {
        double gap = points.get(GarmentPoint.ARMPIT_IMAGE_RIGHT).x()
                - points.get(GarmentPoint.ARMPIT_IMAGE_LEFT).x();
        double tolerance = LEVEL * silhouette.height();
        int middle = silhouette.topAt(silhouette.x(Side.IMAGE_RIGHT, 0));
        int columns = -1;
        for (Side side : Side.values()) {
            int out = 0;
            while (Math.abs(silhouette.topAt(silhouette.x(side, out)) - middle) <= tolerance) {
                out++;
            }
            columns += out;
        }
        return points.containsKey(GarmentPoint.CUFF_OUTER_IMAGE_LEFT) && columns > OVER_SLEEVES * gap;
    }

    /** Whether the collar stands clearly above the shoulders. */
    static boolean isStanding(Silhouette silhouette, Map<GarmentPoint, Point> points) {
        return points.containsKey(GarmentPoint.CUFF_OUTER_IMAGE_LEFT)
                && rise(points) > COLLAR_RISE * silhouette.width();
    }

    private static double rise(Map<GarmentPoint, Point> points) {
        double rise = 0;
        for (Side side : Side.values()) {
            rise += points.get(side.named("SHOULDER")).y()
                    - points.get(side.named("COLLAR")).y();
        }
        return rise / 2;
    }
}
