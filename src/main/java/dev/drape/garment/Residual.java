package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Plane;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Steepness;

/**
 * What is left of a picture when the ground is taken off, and how fast it changes.
 *
 * @param difference picture minus ground a Lab channel, smoothed by {@link #FINE_SIGMA}
 * @param distance Euclidean length of the difference, Lab units
 * @param hue how far the difference leaves that of the ground in shadow or brighter light, Lab units
 * @param fineGradient length of the difference's gradient over all channels, Lab units a pixel
 * @param coarseGradient the same after smoothing by {@link #COARSE_SIGMA}
 */
record Residual(LabImage difference, Plane distance, Plane hue, Plane fineGradient, Plane coarseGradient) {
    static final double FINE_SIGMA = 0.8;
    static final double COARSE_SIGMA = 2;

    static Residual of(LabImage lab, GroundModel ground) {
        LabImage raw = ground.subtractFrom(lab);
        LabImage fine = blurred(raw, FINE_SIGMA);
        return new Residual(fine, length(fine), hue(fine, ground), Steepness.of(fine), Steepness.of(raw, COARSE_SIGMA));
    }

    static LabImage blurred(LabImage lab, double sigma) {
        return new LabImage(
                Blur.gaussian(lab.l(), sigma), Blur.gaussian(lab.a(), sigma), Blur.gaussian(lab.b(), sigma));
    }

    /** Euclidean length a pixel over the three channels. */
    static Plane length(LabImage lab) {
        float[] out = new float[lab.size()];
        for (int i = 0; i < out.length; i++) {
            float l = lab.l().at(i);
            float a = lab.a().at(i);
            float b = lab.b().at(i);
            out[i] = (float) Math.sqrt(l * l + a * a + b * b);
        }
        return Plane.owning(lab.width(), lab.height(), out);
    }

    private static Plane hue(LabImage difference, GroundModel ground) {
        float[] out = new float[difference.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) ground.hue(
                    difference.l().at(i), difference.a().at(i), difference.b().at(i));
        }
        return Plane.owning(difference.width(), difference.height(), out);
    }

    int width() {
        return distance.width();
    }

    int height() {
        return distance.height();
    }
}
