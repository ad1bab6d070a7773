package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Morphology;

/** The rim beside a garment's mask, where a photo mixes the garment's colour with that of the ground. */
final class OldRim {
    /** A pixel with less of the garment's colour than the first of these shows the ground; with more than the second, cloth. */
    private static final double[] MIXED = {0.08, 0.25};
    /** Colours nearer to each other than this, of 255 a channel, cannot be told apart. */
    private static final double ALIKE = 12;
    /** The garment's colour is taken from this far inside its mask, px. */
    private static final int INSIDE = 2;

    private final RgbImage photo;
    private final int[] cloth;

    /** Both of the same size. */
    OldRim(RgbImage photo, Mask worn) {
        this.photo = photo;
        this.cloth = Distance.nearest(Morphology.erode(worn, INSIDE));
    }

    /** How far the garment's colour shows in a pixel of the rim whose nearest ground pixel is given, 0…1. */
    double shows(int pixel, int ground) {
        if (cloth[pixel] < 0) {
            return 1;
        }
        double[] toCloth = difference(cloth[pixel], ground);
        double[] toPixel = difference(pixel, ground);
        double squared = dot(toCloth, toCloth);
        if (squared < 3 * ALIKE * ALIKE) {
            return 0;
        }
        return Smooth.between(dot(toPixel, toCloth) / squared, MIXED[0], MIXED[1]);
    }

    private double[] difference(int a, int b) {
        return new double[] {photo.red(a) - photo.red(b), photo.green(a) - photo.green(b), photo.blue(a) - photo.blue(b)
        };
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
