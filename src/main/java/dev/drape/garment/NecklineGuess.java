package dev.drape.garment;

import dev.drape.image.Point;

import java.util.Map;
import java.util.Optional;

/** The kind of neckline, from the points and the front's upper edge. */
final class NecklineGuess {
    private static final double OFF_SHOULDER_RISE = 0.04;
    private static final double OFF_SHOULDER_WIDTH = 0.6;
    /** Height of the collar points above the shoulders as a share of the width: tees up to .05, collars from .06. */
    private static final double COLLAR_RISE = 0.055;

    private NecklineGuess() {}

    static Neckline of(Silhouette silhouette, Map<GarmentPoint, Point> points, Optional<FrontNeckline> front) {
        double neck = points.get(GarmentPoint.COLLAR_IMAGE_RIGHT).x()
                - points.get(GarmentPoint.COLLAR_IMAGE_LEFT).x();
        if (neck > OFF_SHOULDER_WIDTH * silhouette.width() && rise(points) < OFF_SHOULDER_RISE * silhouette.height()) {
            return Neckline.OFF_SHOULDER;
        }
        if (isStanding(silhouette, points)) {
            return Neckline.COLLAR;
        }
        return front.map(curve -> curve.isV() ? Neckline.V : Neckline.ROUND).orElse(Neckline.UNKNOWN);
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
