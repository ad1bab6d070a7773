package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;

/**
 * Opens the narrow upper ends of gaps, where sleeve and body or two legs close up: too narrow for the flood's ball and
 * too blurred by compression to look like ground. A pixel there differs little from the ground compared with the cloth
 * near it, and clear cloth stands close by on its left and on its right, which white trims at a hem or cuff do not have.
 */
final class Wedges {
    private static final int STEPS = 40;
    private static final double CONTRAST_SHARE = 0.14;
    private static final double CLEAR = 12;
    private static final int WITHIN = 14;
    /** Above this share of the garment's height white collars are at risk. */
    private static final double TOP_SHARE = 0.12;

    private Wedges() {}

    /** The garment without its wedges; {@code near} is the cloth's mean contrast around each pixel. */
    static Mask open(Mask garment, Residual residual, Plane near) {
        PixelBox box = garment.boundingBox();
        Plane d = residual.distance();
        int w = garment.width();
        int firstRow = box.y() + (int) (TOP_SHARE * box.height());
        return GeodesicGrowth.grow(
                        garment.invert(),
                        i -> d.at(i) < CONTRAST_SHARE * near.at(i)
                                && i / w > firstRow
                                && clearWithin(d, i, -1)
                                && clearWithin(d, i, 1),
                        STEPS)
                .invert();
    }

    private static boolean clearWithin(Plane distance, int index, int step) {
        int x = index % distance.width();
        for (int k = 1; k <= WITHIN; k++) {
            int at = x + step * k;
            if (at < 0 || at >= distance.width()) {
                return false;
            }
            if (distance.at(index + step * k) > CLEAR) {
                return true;
            }
        }
        return false;
    }
}
