package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;

import java.util.Arrays;

/**
 * Opens the narrow upper ends of gaps, where sleeve and body or two legs close up: too narrow for the flood's ball and
 * too blurred by compression to look like ground. A pixel there differs little from the ground compared with the cloth
 * near it, and clear cloth stands close by on its left and on its right, which white trims at a hem or cuff do not have.
 * A wedge is entered from the ground straight below it, and that ground lies between two parts of the garment: light
 * stripes, which meet the ground at the outline, are entered from the side.
 */
final class Wedges {
    private static final int ROWS = 40;
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
        int[] depth = depthBetweenParts(garment, box);
        boolean[] left = new boolean[garment.size()];
        for (int y = box.y() + box.height() - 2; y > box.y() + TOP_SHARE * box.height(); y--) {
            for (int x = box.x() + 1; x < box.x() + box.width() - 1; x++) {
                int i = y * w + x;
                int below = i + w;
                int entered = Math.min(depth[below], Math.min(depth[below - 1], depth[below + 1])) + 1;
                if (garment.isSet(i)
                        && entered <= ROWS
                        && d.at(i) < CONTRAST_SHARE * near.at(i)
                        && clearWithin(d, i, -1)
                        && clearWithin(d, i, 1)) {
                    depth[i] = entered;
                    left[i] = true;
                }
            }
        }
        return garment.min(Mask.of(w, garment.height(), left).invert());
    }

    /** 0 on the ground that has garment left and right of it in its row, {@link #ROWS} elsewhere. */
    private static int[] depthBetweenParts(Mask garment, PixelBox box) {
        int w = garment.width();
        int[] depth = new int[garment.size()];
        Arrays.fill(depth, ROWS);
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            int first = y * w + box.x();
            int last = first + box.width() - 1;
            while (first < last && !garment.isSet(first)) {
                first++;
            }
            while (last > first && !garment.isSet(last)) {
                last--;
            }
            for (int i = first; i < last; i++) {
                depth[i] = garment.isSet(i) ? ROWS : 0;
            }
        }
        return depth;
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
