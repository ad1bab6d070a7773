package dev.drape.image;

import dev.drape.execution.Fork;

/**
 * Lays a small mask that covers a turned rectangle back onto the picture: one bilinear tap a picture pixel at its
 * centre, the mask's edge repeated within the rectangle, 0 outside it, rounded to 8 bit (MediaPipe Pose graph,
 * {@code WarpAffineCalculator}; MediaPipe Selfie Segmentation graph, {@code TensorsToSegmentationCalculator}).
 */
public final class MaskWarp {
    /** Coordinates are stepped through in fixed point: 0.4 of the time of converting each. */
    private static final int FRACTION_BITS = 32;

    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final float STEP = 1f / (1L << FRACTION_BITS);

    /** Rows that are worth a thread of their own. */
    private static final int STRIP = 64;

    private final int columns;
    private final int rows;
    private final int stride;
    private final float[] framed;

    private MaskWarp(Mask mask) {
        columns = mask.width();
        rows = mask.height();
        stride = columns + 2;
        framed = withRepeatedEdge(mask);
    }

    /** A mask of that picture size. Visits only the pixels inside the rectangle. Pure, any thread. */
    public static Mask toPicture(Mask mask, TurnedRect region, int width, int height) {
        return new MaskWarp(mask).lay(region, width, height);
    }

    private Mask lay(TurnedRect region, int width, int height) {
        byte[] out = new byte[width * height];
        Fork.rows(height, STRIP, (from, to) -> lay(region, width, from, to, out));
        return Mask.owning(width, height, out);
    }

    private void lay(TurnedRect region, int width, int from, int to, byte[] out) {
        double cos = Math.cos(region.rotation());
        double sin = Math.sin(region.rotation());
        double du = cos / region.width();
        double dv = -sin / region.height();
        for (int y = from; y < to; y++) {
            double dx = 0.5 - region.centerX();
            double dy = y + 0.5 - region.centerY();
            double u = (cos * dx + sin * dy) / region.width() + 0.5;
            double v = (cos * dy - sin * dx) / region.height() + 0.5;
            int first = (int) Math.ceil(Math.max(0, Math.max(enter(u, du), enter(v, dv))));
            int last = (int) Math.floor(Math.min(width - 1.0, Math.min(leave(u, du), leave(v, dv))));
            row(out, y * width, first, last, u, v, du, dv);
        }
    }

    private void row(byte[] out, int start, int first, int last, double u, double v, double du, double dv) {
        if (dv == 0) {
            uprightRow(out, start, first, last, u, v, du);
            return;
        }
        long s = fixed((u + first * du) * columns + 0.5);
        long t = fixed((v + first * dv) * rows + 0.5);
        long ds = fixed(du * columns);
        long dt = fixed(dv * rows);
        for (int x = first; x <= last; x++, s += ds, t += dt) {
            float fx = (s & FRACTION) * STEP;
            float fy = (t & FRACTION) * STEP;
            int i = (int) (t >> FRACTION_BITS) * stride + (int) (s >> FRACTION_BITS);
            float top = framed[i] + fx * (framed[i + 1] - framed[i]);
            float bottom = framed[i + stride] + fx * (framed[i + stride + 1] - framed[i + stride]);
            out[start + x] = (byte) (top + fy * (bottom - top) + 0.5f);
        }
    }

    private static long fixed(double value) {
        return (long) Math.floor(value * (1L << FRACTION_BITS));
    }

    /** As {@link #row}, with the two mask lines blended once: less than half the time. */
    private void uprightRow(byte[] out, int start, int first, int last, double u, double v, double du) {
        if (first > last) {
            return;
        }
        float t = (float) (v * rows + 0.5);
        int whole = (int) t;
        int line = whole * stride;
        float fy = t - whole;
        float[] blended = new float[stride];
        for (int i = 0; i < stride; i++) {
            blended[i] = framed[line + i] + fy * (framed[line + stride + i] - framed[line + i]);
        }
        for (int x = first; x <= last; x++) {
            float s = (float) ((u + x * du) * columns + 0.5);
            int column = (int) s;
            float value = blended[column] + (s - column) * (blended[column + 1] - blended[column]);
            out[start + x] = (byte) (value + 0.5f);
        }
    }

    /** Smallest x for which {@code 0 ≤ at + x * step ≤ 1}; above every x if there is none. */
    private static double enter(double at, double step) {
        if (step == 0) {
            return at >= 0 && at <= 1 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return (step > 0 ? -at : 1 - at) / step;
    }

    /** Largest x for which {@code 0 ≤ at + x * step ≤ 1}; below every x if there is none. */
    private static double leave(double at, double step) {
        if (step == 0) {
            return at >= 0 && at <= 1 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return (step > 0 ? 1 - at : -at) / step;
    }

    private float[] withRepeatedEdge(Mask mask) {
        float[] padded = new float[stride * (rows + 2)];
        for (int y = 0; y < rows + 2; y++) {
            for (int x = 0; x < stride; x++) {
                int sourceX = Math.min(Math.max(x - 1, 0), columns - 1);
                int sourceY = Math.min(Math.max(y - 1, 0), rows - 1);
                padded[y * stride + x] = mask.at(sourceX, sourceY);
            }
        }
        return padded;
    }
}
