package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Remap;

/**
 * Lets the cloth follow where its outline was drawn in or out: the edge keeps its seam or rib, and the cloth behind it is
 * stretched or pushed together over some width instead of being made up or cut off.
 */
final class OutlineStretch {
    /** The width over which the cloth gives way, shoulder widths: the farthest an outline goes is about half of it. */
    private static final double REACH = 0.35;
    /** An outline that went farther than this, shoulder widths, belongs to something else. */
    private static final double FARTHEST = 0.16;
    /** Softness of the displacements, shoulder widths. */
    private static final double SOFT = 0.03;
    /** Where cloth would be turned over they are softened more, up to this; then nothing moves. */
    private static final double SOFTEST = 0.25;

    /** Nothing of the cloth is seen farther outside of its outline than this, px of the working size. */
    private static final int SEEN = 4;

    private OutlineStretch() {}

    /**
     * The colours of a box as they lie when the outline of the cloth is the wanted one.
     *
     * @param colors of the box, filled in beyond the cloth's own outline
     * @param own the cloth's own coverage, at the working size
     * @param wanted coverage it shall have, at the working size
     * @param shoulderWidth px of the photo
     */
    static RgbImage apply(RgbImage colors, PixelBox box, Mask own, Mask wanted, Scene scene, double shoulderWidth) {
        Plane[] moved = displacement(own, wanted, shoulderWidth * scene.scale());
        if (moved == null) {
            return colors;
        }
        Mask seen = Morphology.dilate(wanted, SEEN);
        Sampler across = new Sampler(moved[0]);
        Sampler down = new Sampler(moved[1]);
        return Remap.bilinear(colors, box.width(), box.height(), (from, to, x, y) -> {
            int i = 0;
            for (int row = from; row < to; row++) {
                for (int column = 0; column < box.width(); column++, i++) {
                    float atX = (float) ((box.x() + column + 0.5) * scene.scale() - 0.5);
                    float atY = (float) ((box.y() + row + 0.5) * scene.scale() - 0.5);
                    x[i] = column;
                    y[i] = row;
                    if (seen.isSet(nearest(atY, seen.height()) * seen.width() + nearest(atX, seen.width()))) {
                        x[i] = clip(column + across.at(atX, atY) / (float) scene.scale(), box.width());
                        y[i] = clip(row + down.at(atX, atY) / (float) scene.scale(), box.height());
                    }
                }
            }
        });
    }

    private static int nearest(float at, int size) {
        return Math.max(0, Math.min(size - 1, Math.round(at)));
    }

    private static float clip(float value, int size) {
        return Math.max(0, Math.min(size - 1f, value));
    }

    /**
     * From a pixel to where its colour comes from, across and down, px of the working size; null if nothing moves. Known at
     * the wanted outline, nought well inside, between the two smooth and free of folds.
     */
    static Plane[] displacement(Mask own, Mask wanted, double shoulderWidth) {
        int n = own.size();
        int width = own.width();
        Mask ring = Morphology.dilate(wanted, 1);
        int[] cloth = Distance.nearest(own);
        int[] ground = Distance.nearest(own.invert());
        float[] inside = Distance.inside(wanted).toFloats();
        float[] values = new float[3 * n];
        float[] weights = new float[n];
        double farthest = FARTHEST * shoulderWidth;
        boolean moves = false;
        for (int i = 0; i < n; i++) {
            if (wanted.isSet(i)) {
                weights[i] = inside[i] > REACH * shoulderWidth ? 1 : 0;
            } else if (ring.isSet(i)) {
                int edge = own.isSet(i) ? ground[i] : cloth[i];
                weights[i] = 1;
                if (edge >= 0) {
                    float dx = edge % width - i % width;
                    float dy = edge / width - i / width;
                    double apart = Math.hypot(dx, dy) - (own.isSet(i) ? 0 : 1);
                    float share = (float) (apart / Math.max(1, Math.hypot(dx, dy)));
                    if (apart > 0 && apart < farthest) {
                        values[3 * i] = share * dx;
                        values[3 * i + 1] = share * dy;
                        moves = true;
                    }
                }
            }
        }
        if (!moves || !PushPull.fill(values, weights, width, own.height())) {
            return null;
        }
        for (double soft = SOFT * shoulderWidth; soft <= SOFTEST * shoulderWidth; soft *= 2) {
            Plane[] moved = {channel(values, own, 0, soft), channel(values, own, 1, soft)};
            if (!folds(moved, wanted)) {
                return moved;
            }
        }
        return null;
    }

    /** Whether cloth is turned over anywhere. */
    static boolean folds(Plane[] moved, Mask wanted) {
        int width = wanted.width();
        for (int y = 0; y < wanted.height() - 1; y++) {
            for (int i = y * width; i < (y + 1) * width - 1; i++) {
                if (wanted.isSet(i) && determinant(moved, i, width) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Area of the colours that a pixel of the result holds; not positive where they are turned over. */
    private static double determinant(Plane[] moved, int i, int width) {
        double xx = 1 + moved[0].at(i + 1) - moved[0].at(i);
        double xy = moved[0].at(i + width) - moved[0].at(i);
        double yx = moved[1].at(i + 1) - moved[1].at(i);
        double yy = 1 + moved[1].at(i + width) - moved[1].at(i);
        return xx * yy - xy * yx;
    }

    private static Plane channel(float[] values, Mask own, int channel, double soft) {
        float[] out = new float[own.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[3 * i + channel];
        }
        return Blur.gaussian(Plane.owning(own.width(), own.height(), out), Math.max(0.5, soft));
    }

    /** A plane read between its pixels. */
    private static final class Sampler {
        private final float[] values;
        private final int width;
        private final int height;

        Sampler(Plane plane) {
            values = plane.toFloats();
            width = plane.width();
            height = plane.height();
        }

        float at(float x, float y) {
            float cx = Math.max(0, Math.min(width - 1.001f, x));
            float cy = Math.max(0, Math.min(height - 1.001f, y));
            int i = (int) cy * width + (int) cx;
            float fx = cx - (int) cx;
            float fy = cy - (int) cy;
            float above = values[i] + (values[i + 1] - values[i]) * fx;
            float below = values[i + width] + (values[i + width + 1] - values[i + width]) * fx;
            return above + (below - above) * fy;
        }
    }
}
