package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;

import java.util.List;

/**
 * What to draw where.
 *
 * @param cutout the garment at about the size it is drawn at
 * @param parts the lowest first
 * @param sleeves the arms' stretches that sleeves cover
 * @param scale photo px a px of the cut-out
 * @param covered depth below which the first part is hidden, px in the body frame; infinite if nowhere
 * @param tucked whether the worn bottom lies over the new top
 * @param body the polygon the first part shall cover below the armpits or waist, photo px
 * @param hem depth of the new hem, px in the body frame
 * @param warnings steps down already taken
 */
record Plan(
        Cutout cutout,
        List<Part> parts,
        List<SleeveReach> sleeves,
        double scale,
        double covered,
        boolean tucked,
        List<Point> body,
        double hem,
        List<String> warnings) {

    /** A garment's picture and mask, same size. */
    record Cutout(RgbImage photo, Mask mask) {}
}
