package dev.drape.outfit;

import dev.drape.image.LabColor;
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
 *     image-left to image-right across the torso, {@link #WAISTLINE_HALF} shoulder widths to either side of the spine in
 *     {@link TorsoFrame} coordinates; empty if no bottom is seen
 * @param onePiece whether top and bottom are one garment, a dress as a rule: of one colour, without a border, and closed
 *     between the legs; the waistline is then where its waist must be
 * @param bareMidriff whether skin shows between top and bottom; the waistline is then the top's hem
 * @param wornSleeveLeft how far cloth reaches along the person's left arm: 0 = shoulder, 1 = wrist
 * @param wornSleeveRight the same for the right arm
 * @param faceSkin median colour of nose and cheeks; a common skin colour if {@code warnings} has {@code face_unseen}
 * @param bodySkin median colour of the bare neck, arms, belly and legs; {@code faceSkin} if none shows
 * @param warnings what was not sure, short lower-case codes: {@code top_like_bottom} (one piece, or a border nobody can
 *     see), {@code top_like_skin}, {@code top_like_hair}, {@code bottom_unseen} (the hips show, but nothing certainly
 *     worn there), {@code face_unseen}, {@code neck_unlike_skin} (a collar fills the neck and has
 *     been taken for the top where it touches it), {@code open_front} (a jacket worn open over something else; both are
 *     the top)
 */
public record Outfit(
        Map<BodyClass, Mask> masks,
        double confidence,
        double topLikeness,
        List<Double> waistline,
        boolean onePiece,
        boolean bareMidriff,
        double wornSleeveLeft,
        double wornSleeveRight,
        LabColor faceSkin,
        LabColor bodySkin,
        List<String> warnings) {
    /** How far the waistline reaches to either side of the spine, shoulder widths. */
    public static final double WAISTLINE_HALF = Waistline.HALF_WIDTH;

    public Outfit {
        masks = Map.copyOf(masks);
        waistline = List.copyOf(waistline);
        warnings = List.copyOf(warnings);
    }

    /** A copy with other masks: none to keep it in little room, or those it had. */
    public Outfit withMasks(Map<BodyClass, Mask> others) {
        return new Outfit(
                others,
                confidence,
                topLikeness,
                waistline,
                onePiece,
                bareMidriff,
                wornSleeveLeft,
                wornSleeveRight,
                faceSkin,
                bodySkin,
                warnings);
    }

    public Mask mask(BodyClass which) {
        return masks.get(which);
    }
}
