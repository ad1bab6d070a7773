package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.filter.Morphology;
import dev.drape.outfit.BodyClass;

/**
 * Where the new garment's outline and the old one's run side by side, the old one is taken: it is where cloth really
 * ended on this body, and no strip of made-up skin or ground is needed between the two. Where they part, the new
 * garment's own outline counts.
 *
 * @param worn the old garment, soft
 * @param near 255 where the old outline is taken
 */
record WornOutline(Mask worn, Mask near) {
    /** Outlines closer than this run side by side, shoulder widths. */
    private static final double CLOSE = 0.14;

    /** The same where the new garment would cover bare skin: a strap is as narrow as a strip. */
    private static final double CLOSE_ON_SKIN = 0.04;
    /** Above this depth a one-piece fits the body, torso lengths. */
    private static final double WAIST = 0.9;
    /** The old outline is taken where cloth is this sure, of 255: a pixel of the rim is not yet wholly cloth. */
    private static final int SURE = 228;

    /**
     * At the working size. Around the legs cloth hangs freely and the old outline says nothing.
     *
     * @param cloth coverage by the new garment
     * @param bare where the new garment is not to be widened
     */
    static WornOutline of(Scene scene, BodyFrame body, Category category, Mask worn, Mask cloth, Mask bare) {
        WornOutline everywhere = of(worn, cloth, scene.of(BodyClass.SKIN), bare, body.shoulderWidth() * scene.scale());
        if (category == Category.TOP) {
            return everywhere;
        }
        byte[] near = everywhere.near.toBytes();
        for (int i = 0; i < near.length; i++) {
            Point point =
                    new Point((i % scene.width() + 0.5) / scene.scale(), (i / scene.width() + 0.5) / scene.scale());
            if (category == Category.BOTTOM || body.depth(point) > WAIST * body.torsoLength()) {
                near[i] = 0;
            }
        }
        return new WornOutline(worn, Mask.owning(scene.width(), scene.height(), near));
    }

    /** The shoulder width in px of the working size. */
    static WornOutline of(Mask worn, Mask cloth, Mask skin, Mask bare, double shoulderWidth) {
        int radius = (int) Math.max(1, Math.round(CLOSE * shoulderWidth / 2));
        int onSkin = (int) Math.max(1, Math.round(CLOSE_ON_SKIN * shoulderWidth / 2));
        Mask near = Fork.join(
                () -> thin(worn, cloth, radius).min(bare.invert()),
                () -> thin(cloth, worn, radius).min(thin(cloth, worn, onSkin).max(skin.invert())),
                Mask::max);
        return new WornOutline(worn, Morphology.dilate(near, 1));
    }

    /** What is inside the first and outside the second mask and nowhere wider than the disc. */
    private static Mask thin(Mask inside, Mask outside, int radius) {
        byte[] difference = new byte[inside.size()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (byte) (inside.isSet(i) && !outside.isSet(i) ? 255 : 0);
        }
        Mask all = Mask.owning(inside.width(), inside.height(), difference);
        Mask wide = Morphology.dilate(Morphology.open(all, radius), radius);
        return all.min(wide.invert());
    }

    /** The new garment's coverage of a box with the old outline where it is near. */
    Mask apply(Mask alpha, Upsample upsample) {
        Mask old = upsample.mask(worn);
        Mask weight = upsample.mask(near);
        byte[] out = alpha.toBytes();
        for (int i = 0; i < out.length; i++) {
            int share = weight.at(i);
            if (share > 0) {
                out[i] = (byte) ((alpha.at(i) * (255 - share)
                                + Math.max(0, old.at(i) - (SURE - Mask.HALF)) * share
                                + 127)
                        / 255);
            }
        }
        return Mask.owning(alpha.width(), alpha.height(), out);
    }
}
