package dev.drape.outfit;

import dev.drape.image.Mask;

import java.util.List;
import java.util.Map;

/**
 * What a person wears, in the frame of the picture given to the parser, at the parser's own working size (the caller
 * scales masks up). The soft masks of all classes sum to 255 a pixel up to rounding.
 *
 * @param masks soft membership a class, all of one size
 * @param confidence 0…1; below 0.5 the split of top and bottom, or of cloth and skin, is a guess
 * @param topLikeness Bhattacharyya coefficient of the top's and the bottom's colours, 0…1; near 1 = one piece or same
 *     colour
 * @param waistline heights of the border between top and bottom, normalised to the picture (0…1 down), one a column from
 *     image-left to image-right across the torso; empty if no bottom is seen
 * @param wornSleeveLeft how far cloth reaches along the person's left arm: 0 = shoulder, 1 = wrist
 * @param wornSleeveRight the same for the right arm
 * @param warnings what was not sure, in short lower-case codes such as {@code top_like_bottom}
 */
public record Outfit(
        Map<BodyClass, Mask> masks,
        double confidence,
        double topLikeness,
        List<Double> waistline,
        double wornSleeveLeft,
        double wornSleeveRight,
        List<String> warnings) {
    public Outfit {
        masks = Map.copyOf(masks);
        waistline = List.copyOf(waistline);
        warnings = List.copyOf(warnings);
    }

    public Mask mask(BodyClass which) {
        return masks.get(which);
    }
}
