package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Resize;

/**
 * Redraws the outline of a mask found at the working size on a larger picture, in a narrow band around it: where cloth
 * and ground differ clearly, by the same rim rule as the flood; where they hardly do (white on white), by smoothing the
 * outline.
 */
final class EdgeRefinement {
    /** Half width of the band, px at the working size. */
    private static final int BAND = 3;
    /** Local contrast, Lab units, from which on the rim rule decides. */
    private static final double CLEAR = 13;
    /** Smoothing of an unclear outline as a share of the long side. */
    private static final double SMOOTHING_SHARE = 0.004;

    private static final int CLEANING_RADIUS = 1;

    private EdgeRefinement() {}

    /** The mask at the picture's size, 0 or 255. */
    static Mask refine(Mask coarse, RgbImage picture, GroundModel ground, GroundNoise noise) {
        int w = picture.width();
        int h = picture.height();
        double scale = Math.max(w, h) / (double) Math.max(coarse.width(), coarse.height());
        Mask sure = Resize.nearest(Morphology.erode(coarse, BAND), w, h);
        Mask possible = Resize.nearest(Morphology.dilate(coarse, BAND), w, h);
        Plane smooth = Resize.smooth(
                Blur.gaussian(Plane.of(coarse), SMOOTHING_SHARE * Math.max(coarse.width(), coarse.height())), w, h);
        Plane d = distance(picture, ground, seen(coarse, w, h));
        InwardPeak peak = new InwardPeak(smooth, d, (int) Math.round(GroundFlood.RIM_RADIUS * scale));
        boolean[] out = new boolean[d.size()];
        for (int i = 0; i < out.length; i++) {
            if (sure.isSet(i) || !possible.isSet(i)) {
                out[i] = sure.isSet(i);
            } else {
                float highest = peak.at(i);
                out[i] = highest > CLEAR
                        ? d.at(i) > Math.max(noise.distance(), GroundFlood.RIM_SHARE * highest)
                        : smooth.at(i) > 0.5;
            }
        }
        Mask redrawn = Mask.of(w, h, out);
        return Morphology.close(Morphology.open(redrawn, CLEANING_RADIUS), CLEANING_RADIUS);
    }

    /** The pixels whose contrast matters: the band, and inwards from it as far as a peak is looked for. */
    private static Mask seen(Mask coarse, int w, int h) {
        Mask outer = Morphology.dilate(coarse, BAND);
        Mask inner = Morphology.erode(coarse, BAND + GroundFlood.RIM_RADIUS + 1);
        return Resize.nearest(outer.min(inner.invert()), w, h);
    }

    /** Contrast to the ground, Lab units; 0 where not asked for. Converting colours is what costs here. */
    private static Plane distance(RgbImage picture, GroundModel ground, Mask where) {
        int w = picture.width();
        int[] index = new int[where.count()];
        byte[] rgb = new byte[3 * index.length];
        for (int i = 0, n = 0; i < where.size(); i++) {
            if (where.isSet(i)) {
                int color = picture.at(i % w, i / w);
                rgb[3 * n] = (byte) (color >> 16);
                rgb[3 * n + 1] = (byte) (color >> 8);
                rgb[3 * n + 2] = (byte) color;
                index[n++] = i;
            }
        }
        float[] out = new float[where.size()];
        if (index.length > 0) {
            LabImage lab = ColorSpace.toLab(RgbImage.owning(index.length, 1, rgb));
            for (int n = 0; n < index.length; n++) {
                out[index[n]] = (float) ground.distance(
                        lab.l().at(n),
                        lab.a().at(n),
                        lab.b().at(n),
                        GroundModel.normalised(index[n] % w, w),
                        GroundModel.normalised(index[n] / w, picture.height()));
            }
        }
        return Plane.owning(w, picture.height(), out);
    }
}
