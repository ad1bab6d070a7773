package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Morphology;

/** The rim beside a garment's mask, where a photo mixes the garment's colour with that of the ground. */
final class OldRim {
    /** A pixel with less of the garment's colour than the first of these shows the ground; with more than the second, cloth. */
    private static final double[] MIXED = {0.08, 0.25};
    /** Colours nearer to each other than this, of 255 a channel, cannot be told apart. */
    private static final double ALIKE = 12;
    /** Then a pixel this near to the ground is ground; one farther away than the second is what lay there. */
    private static final double[] GROUND = {4, 8};
    /** The garment's colour is taken from this far inside its mask, px. */
    private static final int INSIDE = 2;

    /** Farther from the new garment than this, px, its edge hides nothing. */
    private static final float APART = 4;

    private final RgbImage photo;
    private final Mask worn;
    private final int[] cloth;

    /** Both of the same size. */
    OldRim(RgbImage photo, Mask worn) {
        this.photo = photo;
        this.worn = worn;
        this.cloth = Distance.nearest(Morphology.erode(worn, INSIDE));
    }

    /**
     * How far the garment's colour shows in a pixel of the rim whose nearest ground pixel is given, 0…1. Of a garment like
     * its ground that is what is not quite the ground.
     */
    double shows(int pixel, int ground) {
        if (cloth[pixel] < 0) {
            return 1;
        }
        double[] toCloth = difference(cloth[pixel], ground);
        double[] toPixel = difference(pixel, ground);
        double squared = dot(toCloth, toCloth);
        if (squared < 3 * ALIKE * ALIKE) {
            double away = Math.sqrt(dot(toPixel, toPixel) / 3);
            return away < ALIKE ? Smooth.between(away, GROUND[0], GROUND[1]) : 0;
        }
        return Smooth.between(dot(toPixel, toCloth) / squared, MIXED[0], MIXED[1]);
    }

    /**
     * The same for all pixels: 1 in the garment's mask, 0 beyond the rim. Apart from the new garment, whose edge hides the
     * old one's, a pixel shows as much as its neighbours in the rim: the photo has finer ones than are looked at here.
     *
     * @param grown the mask with the rim
     * @param ground the nearest pixel of the ground by pixel
     * @param fromCloth distance from the new garment by pixel, px
     */
    float[] shows(Mask grown, int[] ground, Plane fromCloth) {
        float[] own = new float[grown.size()];
        float[] shows = new float[grown.size()];
        for (int i = 0; i < own.length; i++) {
            boolean rim = grown.isSet(i) && !worn.isSet(i);
            own[i] = rim && ground[i] >= 0 ? (float) shows(i, ground[i]) : 0;
        }
        for (int i = 0; i < own.length; i++) {
            shows[i] = worn.isSet(i) ? 1 : own[i];
            if (grown.isSet(i) && fromCloth.at(i) > APART) {
                shows[i] = Math.max(shows[i], mostAround(own, i));
            }
        }
        return shows;
    }

    private float mostAround(float[] values, int i) {
        int width = photo.width();
        float most = 0;
        for (int y = Math.max(0, i / width - 1); y <= Math.min(photo.height() - 1, i / width + 1); y++) {
            for (int x = Math.max(0, i % width - 1); x <= Math.min(width - 1, i % width + 1); x++) {
                most = Math.max(most, values[y * width + x]);
            }
        }
        return most;
    }

    private double[] difference(int a, int b) {
        return new double[] {photo.red(a) - photo.red(b), photo.green(a) - photo.green(b), photo.blue(a) - photo.blue(b)
        };
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
