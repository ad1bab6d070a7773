package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Resize;

/**
 * Folds and light of the worn garment, carried over to the new one as a ratio of luma at small over large scale. Only a
 * plain garment has luma that is light: on a printed one the print would shine through.
 */
final class WornShading {
    /** Scales of the ratio, σ in shoulder widths: folds are kept, the body's own shape is not. */
    private static final double SMALL = 0.02;

    private static final double LARGE = 0.30;
    /** The share of the ratio that is carried over; of .4 to .7 the middle. */
    private static final double STRENGTH = 0.55;
    /** The ratio is clipped to 1 ± this. */
    private static final double CLIP = 0.25;
    /** Mean difference to the neighbourhood, of 255, up to which cloth is plain, and that of colour differences. */
    private static final double PLAIN_LUMA = 4;

    private static final double PLAIN_CHROMA = 8;
    /**
     * Flat garments are lit and exposed to look bright; worn ones are seen at a slant. Measured as ΔL* −3 on ten garments
     * in their flat and their worn photo.
     */
    private static final double WORN_LIGHT = 0.97;
    /** Darker than the first, of 1, folds drown in noise; from the second on they are fully trusted. */
    private static final double[] DARK = {0.10, 0.35};
    /** The large scale is blurred at this fraction of the working size. */
    private static final int COARSE = 8;

    private final byte[] ratio;
    private final int width;
    private final int height;

    private WornShading(byte[] ratio, int width, int height) {
        this.ratio = ratio;
        this.width = width;
        this.height = height;
    }

    static WornShading of(Scene scene, BodyFrame body, Mask worn) {
        double sw = body.shoulderWidth() * scene.scale();
        Plane luma = ColorSpace.toGreyPlane(scene.photo());
        int n = luma.size();
        float[] weighted = new float[n];
        float[] weights = new float[n];
        for (int i = 0; i < n; i++) {
            weights[i] = worn.at(i) == 255 ? 1 : 0;
            weighted[i] = weights[i] * luma.at(i);
        }
        Plane values = Plane.owning(scene.width(), scene.height(), weighted);
        Plane inside = Plane.owning(scene.width(), scene.height(), weights);
        Plane smallValues = Blur.gaussian(values, Math.max(0.5, SMALL * sw));
        Plane smallInside = Blur.gaussian(inside, Math.max(0.5, SMALL * sw));
        if (!plain(scene.photo(), luma, smallValues, smallInside, inside)) {
            return new WornShading(null, scene.width(), scene.height());
        }
        Plane largeValues = coarse(values, LARGE * sw);
        Plane largeInside = coarse(inside, LARGE * sw);
        byte[] ratio = new byte[n];
        for (int i = 0; i < n; i++) {
            double known = smallInside.at(i) * Math.min(1, 4 * largeInside.at(i));
            double fine = smallValues.at(i) / Math.max(1e-3, smallInside.at(i));
            double broad = largeValues.at(i) / Math.max(1e-3, largeInside.at(i));
            double trust = known * Smooth.between(broad, DARK[0], DARK[1]) * STRENGTH;
            double raw = Math.max(-CLIP, Math.min(CLIP, fine / Math.max(1e-3, broad) - 1));
            ratio[i] = (byte) Math.round(128 + 127 * raw * trust / CLIP);
        }
        return new WornShading(ratio, scene.width(), scene.height());
    }

    private static Plane coarse(Plane plane, double sigma) {
        int width = Math.max(1, plane.width() / COARSE);
        int height = Math.max(1, plane.height() / COARSE);
        Plane small = Blur.gaussian(Resize.smooth(plane, width, height), Math.max(0.5, sigma / COARSE));
        return Resize.smooth(small, plane.width(), plane.height());
    }

    private static boolean plain(RgbImage photo, Plane luma, Plane values, Plane near, Plane inside) {
        double red = 0;
        double blue = 0;
        double n = 0;
        double detail = 0;
        for (int i = 0; i < luma.size(); i++) {
            if (inside.at(i) > 0) {
                n++;
                red += photo.red(i) - photo.green(i);
                blue += photo.blue(i) - photo.green(i);
                detail += 255 * Math.abs(luma.at(i) - values.at(i) / Math.max(1e-3, near.at(i)));
            }
        }
        double chroma = 0;
        for (int i = 0; i < luma.size(); i++) {
            if (inside.at(i) > 0) {
                chroma += Math.abs(photo.red(i) - photo.green(i) - red / n)
                        + Math.abs(photo.blue(i) - photo.green(i) - blue / n);
            }
        }
        return n > 0 && detail / n < PLAIN_LUMA && chroma / n < PLAIN_CHROMA;
    }

    /** On the box of the sizes given. */
    Light light(Upsample upsample) {
        if (ratio == null) {
            return (x, y) -> (float) WORN_LIGHT;
        }
        Upsample.Values ratios = upsample.of(Mask.owning(width, height, ratio));
        return (x, y) -> (float) (WORN_LIGHT * (1 + (ratios.at(x, y, 0) - 128) * CLIP / 127));
    }
}
