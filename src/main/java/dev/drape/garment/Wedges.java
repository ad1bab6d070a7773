package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.filter.Morphology;

import java.util.Arrays;

/**
 * Finds the narrow upper ends of gaps, where sleeve and body or two legs close up: too narrow for the flood's ball, too
 * blurred by compression and too deep in shadow to look like ground. A pixel there differs little from the ground compared
 * with the cloth near it, or, on photographed grounds, it is ground in shadow: darker, of its hue, going over smoothly into
 * what lies below and between edges that do not part upwards. White cloth on a ground painted flat looks like such a shadow.
 *
 * <p>A wedge is entered from the ground straight below it, and that ground lies between two parts of the garment: light
 * stripes, which meet the ground at the outline, are entered from the side. Other cloth stands close by on its left and on
 * its right, which white trims at a hem or cuff do not have.
 */
final class Wedges {
    /** How far up a wedge is followed, rows. */
    private static final int ROWS = 160;

    private static final int FAINT_ROWS = 40;
    private static final double CONTRAST_SHARE = 0.14;
    /** Contrast on both sides of what is no more than noise, on grounds painted flat: white cloth has little. */
    private static final double CLEAR_OF_NOISE = 3;

    private static final int FAINT_WITHIN = 14;

    private static final double DARKEST = -50;
    private static final double SAME_HUE = 3.5;
    /** How much L a shadow may lose a row. */
    private static final double SMOOTH = 5;

    private static final int SHADOW_WITHIN = 24;
    /** Growth of a shadow's width a row that noise may feign, px. */
    private static final int WIDENING = 1;

    /** Difference of cloth from what it stands beside, Lab units. */
    private static final double CLEAR = 12;
    /** Above this share of the garment's height white collars are at risk. */
    private static final double TOP_SHARE = 0.12;
    /** Side of the square around a pixel of a wedge whose edge it tells how dark the ground is. */
    private static final int LEVEL_SIDE = 9;

    private final Residual residual;
    private final GroundNoise noise;
    private final Plane near;
    private final Mask garment;
    private final PixelBox box;
    private final int width;
    private final boolean[] wedge;

    /**
     * Finds them.
     *
     * @param garment what is left of the picture without the ground that was found; may be empty
     */
    Wedges(Mask garment, Residual residual, GroundNoise noise) {
        this.residual = residual;
        this.noise = noise;
        this.near = GroundFlood.meanOutside(residual.distance(), garment.invert());
        this.garment = garment;
        this.box = garment.count() == 0 ? new PixelBox(0, 0, 1, 1) : garment.boundingBox();
        this.width = garment.width();
        this.wedge = new boolean[garment.size()];
        follow(depthBetweenParts());
    }

    /** The garment without them. */
    Mask opened() {
        return garment.min(Mask.of(width, garment.height(), wedge).invert());
    }

    /**
     * How much the ground in them differs from the ground, Lab units; also right beside them; 0 elsewhere.
     *
     * @param slits the same of other places
     */
    Plane groundLevel(Plane slits) {
        float[] level = new float[wedge.length];
        for (int i = 0; i < level.length; i++) {
            level[i] = wedge[i] ? residual.distance().at(i) : slits.at(i);
        }
        return Morphology.localMaximum(Plane.owning(width, garment.height(), level), LEVEL_SIDE);
    }

    private void follow(int[] depth) {
        for (int y = box.y() + box.height() - 2; y > box.y() + TOP_SHARE * box.height(); y--) {
            for (int x = box.x() + 1; x < box.x() + box.width() - 1; x++) {
                int i = y * width + x;
                if (garment.isSet(i)) {
                    int below = leastDeep(depth, i + width);
                    int entered = depth[below] + 1;
                    if ((entered <= FAINT_ROWS && isFaint(i)) || (entered <= ROWS && isShadow(i, below))) {
                        depth[i] = entered;
                        wedge[i] = true;
                    }
                }
            }
        }
    }

    private boolean isFaint(int i) {
        double contrast = residual.distance().at(i);
        boolean exact = !noise.isPhotographed() && contrast < noise.distance();
        double clear = exact ? CLEAR_OF_NOISE * noise.distance() : CLEAR;
        return contrast < CONTRAST_SHARE * near.at(i) && clearWithin(i, -1, clear) && clearWithin(i, 1, clear);
    }

    private boolean isShadow(int i, int below) {
        Plane l = residual.difference().l();
        if (!noise.isPhotographed()
                || l.at(i) >= 0
                || l.at(i) <= DARKEST
                || residual.hue().at(i) >= SAME_HUE
                || Math.abs(l.at(i) - l.at(below)) >= SMOOTH) {
            return false;
        }
        int span = span(i);
        return span <= 2 * SHADOW_WITHIN && span <= span(below) + WIDENING;
    }

    private static int leastDeep(int[] depth, int i) {
        int least = i;
        least = depth[i - 1] < depth[least] ? i - 1 : least;
        return depth[i + 1] < depth[least] ? i + 1 : least;
    }

    /** 0 on the ground that has garment left and right of it in its row, {@link #ROWS} elsewhere. */
    private int[] depthBetweenParts() {
        int[] depth = new int[garment.size()];
        Arrays.fill(depth, ROWS);
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            int first = y * width + box.x();
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

    /** Whether a contrast to the ground lies close by on one side. */
    private boolean clearWithin(int index, int step, double clear) {
        int end = end(index, step, FAINT_WITHIN);
        for (int k = 1; k <= end; k++) {
            if (residual.distance().at(index + step * k) > clear) {
                return true;
            }
        }
        return false;
    }

    /** Distance in a row between the nearest clearly other colours on both sides; very large if there is none close by. */
    private int span(int index) {
        return extent(index, -1) + extent(index, 1);
    }

    private int extent(int index, int step) {
        int end = end(index, step, SHADOW_WITHIN);
        for (int k = 1; k <= end; k++) {
            if (difference(index, index + step * k) > CLEAR) {
                return k;
            }
        }
        return 2 * SHADOW_WITHIN;
    }

    private int end(int index, int step, int most) {
        int x = index % width;
        return Math.min(most, step < 0 ? x : width - 1 - x);
    }

    private double difference(int i, int k) {
        LabImage all = residual.difference();
        double l = all.l().at(i) - all.l().at(k);
        double a = all.a().at(i) - all.a().at(k);
        double b = all.b().at(i) - all.b().at(k);
        return Math.sqrt(l * l + a * a + b * b);
    }
}
