package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;

/**
 * What of the photo is replaced by what, in the box.
 *
 * @param front what lies in front, at the working size
 * @param colors the photo without the old garment, at the working size
 * @param cloth how much of the new garment is seen
 * @param fill how much of {@code colors} is seen under it
 * @param shadow what the pixels beside the cloth lose of their light, of 255
 */
record Weights(FrontLayers.Front front, RgbImage colors, Mask cloth, Mask fill, Mask shadow) {

    /**
     * Weighs.
     *
     * @param upper coverage by the new sleeves, at the working size
     */
    static Weights of(
            Scene scene,
            BodyFrame body,
            Category category,
            boolean tucked,
            Wearer wearer,
            Mask upper,
            ClothOutline outline,
            Upsample upsample) {
        Mask small = outline.smallAlpha();
        FrontLayers.Front front = new FrontLayers(scene, body, category).find(wearer.kept(), upper, tucked);
        OldGarmentFill fill = OldGarmentFill.of(scene, body, category, wearer.beside(), small, front);
        KeptPixels keeper = new KeptPixels(upsample.box(), body.face(), upsample.mask(wearer.kept()));
        return new Weights(
                front,
                fill.colors(),
                keeper.apply(outline.alpha(), upsample.mask(front.ofCloth())),
                keeper.apply(upsample.mask(fill.weight()), upsample.mask(front.ofFill())),
                keeper.apply(upsample.mask(ContactShadow.of(scene, body, small)), outline.alpha()));
    }
}
