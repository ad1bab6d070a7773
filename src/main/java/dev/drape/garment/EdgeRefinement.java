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
    private static final double BAND = 2.5;
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
        Plane up = Resize.smooth(Plane.of(coarse), w, h);
        int reach = (int) Math.ceil(BAND * scale);
        Mask inside = up.above(0.5);
        Mask sure = Morphology.erode(inside, reach);
        Mask possible = Morphology.dilate(inside, reach);
        LabImage difference = ground.subtractFrom(ColorSpace.toLab(picture));
        Plane d = Residual.length(difference);
        InwardPeak peak = new InwardPeak(Blur.gaussian(up, GroundFlood.NORMAL_SIGMA * scale), d, (int)
                Math.round(GroundFlood.RIM_RADIUS * scale));
        Plane smooth = Blur.gaussian(up, SMOOTHING_SHARE * Math.max(w, h));
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
}
