package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;

/**
 * How far the new cloth goes.
 *
 * @param own as it was drawn, where cloth may lie, in the box
 * @param alpha as it shall be, in the box: along the old garment where the two run side by side, its edge soft
 * @param smallOwn {@code own} at the working size
 * @param smallAlpha {@code alpha} at the working size
 */
record ClothOutline(Mask own, Mask alpha, Mask smallOwn, Mask smallAlpha) {

    /**
     * Finds it.
     *
     * @param reach where cloth may lie, at the working size
     * @param old the garment that goes
     */
    static ClothOutline of(
            Cloth cloth,
            Upsample upsample,
            Scene scene,
            BodyFrame body,
            Category category,
            Mask reach,
            Wearer wearer,
            OldGarment old) {
        PixelBox box = cloth.box();
        Mask own = cloth.alpha().min(upsample.mask(reach)).max(upsample.mask(wearer.sleeved()));
        Mask smallOwn = Boxes.shrink(own, box, scene);
        WornOutline outline = WornOutline.of(scene, body, category, old.mask(), smallOwn, wearer.bareArms());
        Mask alpha = EdgeBlend.apply(outline.apply(own, upsample), body.shoulderWidth(), scene.photoSide());
        return new ClothOutline(own, alpha, smallOwn, Boxes.shrink(alpha, box, scene));
    }
}
