package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Distance;
import dev.drape.outfit.BodyClass;

/**
 * Skin that the old garment hid, at the working size: the colour of visible skin, rounded; on an arm, the more of what is
 * seen of that very arm the nearer it is to it.
 *
 * @param weight where skin shows, 0…1 with soft edges
 * @param colors interleaved RGB, 0…255; 0 outside of where it was looked for
 */
record BareSkin(Plane weight, float[] colors) {
    /**
     * Skin starts this far from the new garment, shoulder widths, where the person's outline is as near: there the old
     * garment stuck out and the ground is seen.
     */
    private static final double SKIN_DISTANCE = 0.05;
    /** Limbs darken from this far inside the person's outline on, shoulder widths: about an arm's half width. */
    private static final double ROUNDED = 0.12;
    /** Limbs darken towards their sides by this share. */
    private static final double ROUNDNESS = 0.18;
    /** How much of an arm's own colours its shoulder has; at the old sleeve's end it is all. */
    private static final double OWN = 0.3;
    /** On the chest an arm's colours end from here on, half widths from its middle. */
    private static final double INTO_CHEST = 0.5;
    /** Softness of the skin's edge, px of the working size. */
    private static final double SKIN_EDGE = 1.2;
    /** Rows that are worth a thread. */
    private static final int STRIP = 32;

    /**
     * Finds it.
     *
     * @param visible colours of visible skin
     * @param where where the old garment was and the new one does not hide it
     * @param fromCloth distance from the new garment, px
     */
    static BareSkin of(
            Scene scene, BodyFrame body, BareLimbs limbs, VisibleColors visible, Mask where, Plane fromCloth) {
        float[] inPerson = Distance.inside(scene.person()).toFloats();
        float near = (float) (SKIN_DISTANCE * body.shoulderWidth() * scene.scale());
        double rounded = ROUNDED * body.shoulderWidth() * scene.scale();
        float[] bare = new float[where.size()];
        float[] colors = new float[3 * where.size()];
        int width = scene.width();
        Fork.rows(scene.height(), STRIP, (from, to) -> {
            for (int i = from * width; i < to * width; i++) {
                if (!where.isSet(i)) {
                    continue;
                }
                BareLimbs.Spot spot = limbs.at((i % width + 0.5) / scene.scale(), (i / width + 0.5) / scene.scale());
                boolean free = inPerson[i] > 0 && (fromCloth.at(i) > near || inPerson[i] > near);
                bare[i] = free && spot.bare() ? 1 : 0;
                paint(spot, visible, i, shade(Math.max(spot.depth(), 1 - inPerson[i] / rounded)), colors);
            }
        });
        return new BareSkin(Blur.gaussian(Plane.owning(scene.width(), scene.height(), bare), SKIN_EDGE), colors);
    }

    private static void paint(BareLimbs.Spot spot, VisibleColors visible, int i, double shade, float[] colors) {
        double own = own(spot);
        for (int c = 0; c < 3; c++) {
            double usual = visible.color(BodyClass.SKIN, i, c, 0) * shade;
            colors[3 * i + c] = (float)
                    (own == 0 ? usual : usual + own * (spot.seen().orElseThrow().color(spot.across(), c) - usual));
        }
    }

    private static double own(BareLimbs.Spot spot) {
        if (spot.seen().isEmpty()) {
            return 0;
        }
        double along = OWN + (1 - OWN) * Smooth.step(spot.along());
        return spot.chest() ? along * (1 - Smooth.between(spot.distance(), INTO_CHEST, 1)) : along;
    }

    private static double shade(double distance) {
        double clipped = Math.min(1, distance);
        return 1.03 - ROUNDNESS * clipped * clipped;
    }
}
