package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
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
    /** Half width of the waist, shoulder widths, and its depth, torso lengths. */
    private static final double BESIDE = 0.45;

    private static final double WAIST = 0.92;
    /** Half width of what lies between the legs' axes, shoulder widths, and the person's membership there, of 255. */
    private static final double BETWEEN_LEGS = 0.25;

    private static final int SURE = 200;
    /** This far under opaque cloth, px of the working size, nobody sees what is filled in. */
    private static final int UNDER = 4;

    private static final int OPAQUE = 254;
    /** Beside a limb the ground is seen if it is at most twice as far away as skin and this, shoulder widths. */
    private static final double BESIDE_SKIN = 0.06;

    /**
     * Computes the fill.
     *
     * @param category of the new garment
     * @param beside the garment that goes and what is seen beside it
     * @param cloth coverage by the new garment
     * @param front what lies in front of the new garment and of the fill
     */
    static OldGarmentFill of(
            Scene scene, BodyFrame body, Category category, BesideOld beside, Mask cloth, FrontLayers.Front front) {
        Mask grown = beside.grown();
        VisibleColors visible = beside.visible();
        int[] nearest = beside.nearest();
        int[] open = beside.open();
        double slack = BESIDE_SKIN * body.shoulderWidth() * scene.scale();
        Plane fromCloth = Distance.outside(cloth);
        float[] shows = beside.rim().shows(grown, nearest, fromCloth);
        Mask seen = seen(grown, Morphology.erode(cloth.min(front.ofCloth().invert()), UNDER));
        BareSkin skin =
                visible.has(BodyClass.SKIN) ? BareSkin.of(scene, body, beside.limbs(), visible, seen, fromCloth) : null;
        byte[] out = scene.photo().toBytes();
        byte[] weight = new byte[grown.size()];
        for (int i = 0; i < weight.length; i++) {
            if (!seen.isSet(i) || shows[i] == 0 || nearest[i] < 0) {
                continue;
            }
            boolean aside = visible.classAt(nearest[i]) == BodyClass.SKIN
                    && open[i] >= 0
                    && distance(scene, i, open[i]) < 2 * distance(scene, i, nearest[i]) + slack;
            int near = aside ? open[i] : nearest[i];
            weight[i] = (byte) Math.round((255 - front.ofFill().at(i)) * shows[i]);
            float bare = skin == null ? 0 : skin.weight().at(i);
            BodyClass ground = front.tongue().isSet(i)
                    ? BodyClass.BOTTOM
                    : ground(scene, body, category, visible.classAt(near), i);
            for (int c = 0; c < 3; c++) {
                float under = bare < 1 ? visible.color(ground, i, c, out[3 * near + c] & 0xff) : 0;
                float over = bare > 0 ? skin.colors()[3 * i + c] : 0;
                out[3 * i + c] = (byte) Math.round(Math.max(0, Math.min(255, under + (over - under) * bare)));
            }
        }
        return new OldGarmentFill(
                RgbImage.owning(scene.width(), scene.height(), out),
                Mask.owning(scene.width(), scene.height(), weight));
    }

    private static Mask seen(Mask grown, Mask hidden) {
        boolean[] seen = new boolean[grown.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = grown.isSet(i) && hidden.at(i) < OPAQUE;
        }
        return Mask.of(grown.width(), grown.height(), seen);
    }

    private static double distance(Scene scene, int a, int b) {
        return Math.hypot(a % scene.width() - b % scene.width(), a / scene.width() - b / scene.width());
    }

    /** Beside the waist a bottom is not what an old sleeve hid, and below it no ground is seen through the body. */
    private static BodyClass ground(Scene scene, BodyFrame body, Category category, BodyClass nearest, int i) {
        if (category != Category.TOP || nearest != BodyClass.BOTTOM && nearest != BodyClass.BACKGROUND) {
            return nearest;
        }
        Point point = new Point((i % scene.width() + 0.5) / scene.scale(), (i / scene.width() + 0.5) / scene.scale());
        double aside = Math.abs(body.aside(point)) / body.shoulderWidth();
        boolean above = body.depth(point) < WAIST * body.torsoLength();
        if (nearest == BodyClass.BACKGROUND) {
            boolean through = !above && aside < BETWEEN_LEGS && scene.person().at(i) >= SURE;
            return through ? BodyClass.BOTTOM : nearest;
        }
        return aside > BESIDE && above ? BodyClass.BACKGROUND : nearest;
    }
}
