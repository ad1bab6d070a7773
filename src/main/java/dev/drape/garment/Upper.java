package dev.drape.garment;

import dev.drape.image.Point;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The upper part of a top or one-piece: its points and the front's upper edge, in pixels of the working size.
 *
 * @param curve empty where no edge was found
 */
record Upper(Map<GarmentPoint, Point> points, List<Point> curve, Neckline neckline) {
    static Upper of(Cutout cutout, Silhouette silhouette, Category category) {
        Map<GarmentPoint, Point> points = TopPoints.find(silhouette, category == Category.ONE_PIECE);
        Optional<FrontNeckline> front = FrontNeckline.find(
                cutout.lab(),
                silhouette,
                points.get(GarmentPoint.COLLAR_IMAGE_LEFT),
                points.get(GarmentPoint.COLLAR_IMAGE_RIGHT),
                NecklineGuess.isStanding(silhouette, points));
        return new Upper(
                points,
                front.map(FrontNeckline::points).orElse(List.of()),
                NecklineGuess.of(silhouette, points, front));
    }
}
