package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Morphology;
import dev.drape.outfit.BodyClass;

/**
 * What shows where the old garment was and the new one is not, at the working size: skin on limbs and neck, else what
 * the nearest visible pixel shows (background, the other worn garment, hair), each diffused from its visible parts.
 *
 * @param colors the photo without the old garment
 * @param weight where these colours replace the photo, 0…255
 */
record OldGarmentFill(RgbImage colors, Mask weight) {
    /**
     * The worn garment's mask is grown by this share of the height: its edge pixels hold its colour. More costs good
     * pixels beside it: 0.010 / 0.006 / 0.004 gave SSIM .8691 / .8699 / .8702 on the ten pairs.
     */
    private static final double GROW = 0.006;
    /**
     * Skin starts this far from the new garment, shoulder widths, where the person's outline is as near: there the old
     * garment stuck out and the ground is seen.
     */
    private static final double SKIN_DISTANCE = 0.05;
    /** Half width of the waist, shoulder widths, and its depth, torso lengths. */
    private static final double BESIDE = 0.45;

    private static final double WAIST = 0.92;
    /** Limbs darken from this far inside the person's outline on, shoulder widths: about an arm's half width. */
    private static final double ROUNDED = 0.12;
    /** Softness of the skin's edge, px of the working size. */
    private static final double SKIN_EDGE = 1.2;

    /**
     * Computes the fill.
     *
     * @param category of the new garment
     * @param worn the garment that goes, soft
     * @param cloth coverage by the new garment
     * @param kept what lies in front of it
     */
    static OldGarmentFill of(Scene scene, BodyFrame body, Category category, Mask worn, Mask cloth, Mask kept) {
        Mask grown = Morphology.dilate(worn, (int) Math.max(1, Math.round(GROW * scene.height())));
        VisibleColors visible = new VisibleColors(scene, grown);
        int[] nearest = Distance.nearest(grown.invert());
        OldRim rim = new OldRim(scene.photo(), worn);
        BareLimbs limbs = new BareLimbs(scene, body, worn, category != Category.TOP);
        float[] shade = new float[grown.size()];
        Plane skin = visible.has(BodyClass.SKIN) ? skin(scene, body, limbs, grown, cloth, shade) : null;
        byte[] out = scene.photo().toBytes();
        byte[] weight = new byte[grown.size()];
        for (int i = 0; i < weight.length; i++) {
            if (!grown.isSet(i) || nearest[i] < 0) {
                continue;
            }
            double shows = worn.isSet(i) ? 1 : rim.shows(i, nearest[i]);
            if (shows == 0) {
                continue;
            }
            weight[i] = (byte) Math.round((255 - kept.at(i)) * shows);
            float bare = skin == null ? 0 : skin.at(i);
            BodyClass ground = ground(scene, body, category, visible.classAt(nearest[i]), i);
            for (int c = 0; c < 3; c++) {
                float under = bare < 1 ? visible.color(ground, i, c, out[3 * nearest[i] + c] & 0xff) : 0;
                float over = bare > 0 ? visible.color(BodyClass.SKIN, i, c, 0) * shade[i] : 0;
                out[3 * i + c] = (byte) Math.round(Math.max(0, Math.min(255, under + (over - under) * bare)));
            }
        }
        return new OldGarmentFill(
                RgbImage.owning(scene.width(), scene.height(), out),
                Mask.owning(scene.width(), scene.height(), weight));
    }

    /** Beside the waist a bottom is not what an old sleeve hid. */
    private static BodyClass ground(Scene scene, BodyFrame body, Category category, BodyClass nearest, int i) {
        if (category != Category.TOP || nearest != BodyClass.BOTTOM) {
            return nearest;
        }
        Point point = new Point((i % scene.width() + 0.5) / scene.scale(), (i / scene.width() + 0.5) / scene.scale());
        boolean beside = Math.abs(body.aside(point)) > BESIDE * body.shoulderWidth();
        return beside && body.depth(point) < WAIST * body.torsoLength() ? BodyClass.BACKGROUND : nearest;
    }

    /** Where skin shows, 0…1 with soft edges; fills in the limbs' shading. */
    private static Plane skin(Scene scene, BodyFrame body, BareLimbs limbs, Mask grown, Mask cloth, float[] shade) {
        float[] fromCloth = Distance.outside(cloth).toFloats();
        float[] inPerson = Distance.inside(scene.person()).toFloats();
        float near = (float) (SKIN_DISTANCE * body.shoulderWidth() * scene.scale());
        double rounded = ROUNDED * body.shoulderWidth() * scene.scale();
        float[] bare = new float[grown.size()];
        for (int i = 0; i < bare.length; i++) {
            shade[i] = 1;
            if (grown.isSet(i) && inPerson[i] > 0 && (fromCloth[i] > near || inPerson[i] > near)) {
                double x = (i % scene.width() + 0.5) / scene.scale();
                double y = (i / scene.width() + 0.5) / scene.scale();
                double distance = limbs.distance(x, y);
                bare[i] = distance < 1 ? 1 : 0;
                shade[i] = (float) BareLimbs.shade(Math.max(distance, 1 - inPerson[i] / rounded));
            }
        }
        return Blur.gaussian(Plane.owning(scene.width(), scene.height(), bare), SKIN_EDGE);
    }
}
