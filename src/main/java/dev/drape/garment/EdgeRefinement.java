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

    /**
     * Redraws.
     *
     * @param level how much the ground itself differs from its model, in the coarse mask's frame, Lab units
     * @return the mask at the picture's size, 0 or 255
     */
    static Mask refine(Mask coarse, RgbImage picture, GroundModel ground, GroundNoise noise, Plane level) {
        int w = picture.width();
        int h = picture.height();
        double scale = Math.max(w, h) / (double) Math.max(coarse.width(), coarse.height());
        Mask sure = Resize.nearest(Morphology.erode(coarse, BAND), w, h);
        Mask possible = Resize.nearest(Morphology.dilate(coarse, BAND), w, h);
        Plane smooth = Resize.smooth(
                Blur.gaussian(Plane.of(coarse), SMOOTHING_SHARE * Math.max(coarse.width(), coarse.height())), w, h);
        Contrast contrast = contrast(picture, ground, seen(coarse, w, h));
        Plane d = contrast.distance();
        Plane low = Resize.bilinear(level, w, h);
        InwardPeak peak = new InwardPeak(smooth, d, contrast.hue(), (int) Math.round(GroundFlood.RIM_RADIUS * scale));
        boolean[] out = new boolean[d.size()];
        for (int i = 0; i < out.length; i++) {
            if (sure.isSet(i) || !possible.isSet(i)) {
                out[i] = sure.isSet(i);
            } else {
                float highest = peak.at(i);
                out[i] = highest > CLEAR
                        ? d.at(i)
                                > Math.max(noise.distance(), low.at(i) + GroundFlood.RIM_SHARE * (highest - low.at(i)))
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

    /** Contrast to the ground; 0 where not asked for. Converting colours is what costs here. */
    private static Contrast contrast(RgbImage picture, GroundModel ground, Mask where) {
        int w = picture.width();
        int h = picture.height();
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
        float[] distance = new float[where.size()];
        float[] hue = new float[where.size()];
        if (index.length > 0) {
            LabImage lab = ColorSpace.toLab(RgbImage.owning(index.length, 1, rgb));
            float[] d = new float[3];
            for (int n = 0; n < index.length; n++) {
                int i = index[n];
                d[0] = lab.l().at(n);
                d[1] = lab.a().at(n);
                d[2] = lab.b().at(n);
                ground.subtractFrom(d, GroundModel.normalised(i % w, w), GroundModel.normalised(i / w, h));
                distance[i] = (float) Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
                hue[i] = (float) ground.hue(d[0], d[1], d[2]);
            }
        }
        return new Contrast(Plane.owning(w, h, distance), Plane.owning(w, h, hue));
    }

    private record Contrast(Plane distance, Plane hue) {}
}
