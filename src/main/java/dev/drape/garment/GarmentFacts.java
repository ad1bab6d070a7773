package dev.drape.garment;

import dev.drape.image.Point;

import java.util.List;
import java.util.Map;

/**
 * What was found in a garment photo beside the cut-out itself. Immutable, any thread. Points are normalised: 0…1 of the photo's width and height.
 *
 * @param category what it covers
 * @param categoryConfidence 0…1
 * @param sleeveLength null where there can be no sleeves (bottoms)
 * @param neckline shape of the front's upper edge
 * @param pattern what is on the cloth
 * @param patternConfidence 0…1
 * @param colors one to five, the largest share first
 * @param points those that were found
 * @param frontNeckline the front's upper edge from image-left to image-right, at least two points; its ends lie on the outline
 *     near the collar points, inside a rib; what lies above it is the inside of the back. Empty for bottoms and where it was not found
 * @param cutoutConfidence 0…1, how surely the garment was told from its ground
 * @param asymmetry 0…1, the share by which the left and right half differ in width
 * @param warnings what was not sure, in short lower-case codes such as {@code hard_ground}
 */
public record GarmentFacts(
        Category category,
        double categoryConfidence,
        SleeveLength sleeveLength,
        Neckline neckline,
        Pattern pattern,
        double patternConfidence,
        List<NamedColor> colors,
        Map<GarmentPoint, Point> points,
        List<Point> frontNeckline,
        double cutoutConfidence,
        double asymmetry,
        List<String> warnings) {
    /** The warning that the ground follows no model: the cut-out is unsure. */
    public static final String HARD_GROUND = "hard_ground";

    public GarmentFacts {
        colors = List.copyOf(colors);
        points = Map.copyOf(points);
        frontNeckline = List.copyOf(frontNeckline);
        warnings = List.copyOf(warnings);
    }
}
