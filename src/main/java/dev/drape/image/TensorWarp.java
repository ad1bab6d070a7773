package dev.drape.image;

import dev.drape.execution.Fork;

/**
 * Samples a turned rectangle of a picture on a grid of tensor cells: {@code height × width × 3}, RGB order, row by row.
 * One bilinear tap a cell at a continuous coordinate, without antialiasing whatever the scale, as MediaPipe's
 * image-to-tensor step does on a GPU (MediaPipe Pose graph, {@code ImageToTensorCalculator}).
 *
 * @param width cells along the rectangle's width
 * @param height cells along its height
 * @param low tensor value of channel value 0
 * @param high tensor value of channel value 255
 * @param border what is seen outside the picture
 */
public record TensorWarp(int width, int height, float low, float high, Border border) {
    private static final float CHANNEL_MAX = 255f;

    /** Rows that are worth a thread of their own. */
    private static final int STRIP = 64;

    /** What a cell sees whose sampling point lies outside the picture. */
    public enum Border {
        /** Channel value 0. */
        ZERO,
        /** The nearest pixel of the picture's edge. */
        REPEAT
    }

    /** The tensor's values; the rectangle may reach outside the picture. Pure, any thread. */
    public float[] sample(RgbImage image, TurnedRect region) {
        return sample(image, region, false);
    }

    /** As {@link #sample}, left and right of the tensor swapped. */
    public float[] sampleMirrored(RgbImage image, TurnedRect region) {
        return sample(image, region, true);
    }

    private float[] sample(RgbImage image, TurnedRect region, boolean mirrored) {
        double cos = Math.cos(region.rotation());
        double sin = Math.sin(region.rotation());
        double[] alongX = new double[width];
        double[] alongY = new double[width];
        for (int i = 0; i < width; i++) {
            double u = ((i + 0.5) / width - 0.5) * region.width();
            int cell = mirrored ? width - 1 - i : i;
            alongX[cell] = region.centerX() + u * cos;
            alongY[cell] = region.centerY() + u * sin;
        }
        float[] out = new float[3 * width * height];
        Fork.rows(height, STRIP, (from, to) -> {
            for (int j = from; j < to; j++) {
                double v = ((j + 0.5) / height - 0.5) * region.height();
                for (int i = 0; i < width; i++) {
                    cell(image, alongX[i] - v * sin, alongY[i] + v * cos, out, 3 * (j * width + i));
                }
            }
        });
        return out;
    }

    /** Most cells see four pixels of the picture: they skip what the others need, which is a third of the time. */
    private void cell(RgbImage image, double x, double y, float[] out, int at) {
        if (x >= 0.5 && y >= 0.5 && x < image.width() - 0.5 && y < image.height() - 0.5) {
            int x0 = (int) (x + 0.5) - 1;
            int y0 = (int) (y + 0.5) - 1;
            int above = 3 * (y0 * image.width() + x0);
            tap(image, above, above + 3 * image.width(), 3, (float) (x - 0.5 - x0), (float) (y - 0.5 - y0), out, at);
        } else {
            borderCell(image, x, y, out, at);
        }
    }

    private void borderCell(RgbImage image, double x, double y, float[] out, int at) {
        double left = Math.min(Math.max(x, 0), image.width());
        double top = Math.min(Math.max(y, 0), image.height());
        if (border == Border.ZERO && (left != x || top != y)) {
            out[at] = low;
            out[at + 1] = low;
            out[at + 2] = low;
            return;
        }
        int x0 = (int) (left + 0.5) - 1;
        int y0 = (int) (top + 0.5) - 1;
        int above = 3 * (Math.max(y0, 0) * image.width() + Math.max(x0, 0));
        int across = x0 >= 0 && x0 + 1 < image.width() ? 3 : 0;
        int below = y0 >= 0 && y0 + 1 < image.height() ? above + 3 * image.width() : above;
        tap(image, above, below, across, (float) (left - 0.5 - x0), (float) (top - 0.5 - y0), out, at);
    }

    /** Between the pixels at {@code above} and {@code below} and those {@code across} bytes further right. */
    private void tap(RgbImage image, int above, int below, int across, float fx, float fy, float[] out, int at) {
        byte[] rgb = image.rgb();
        out[at] = value(rgb[above], rgb[above + across], rgb[below], rgb[below + across], fx, fy);
        out[at + 1] = value(rgb[above + 1], rgb[above + across + 1], rgb[below + 1], rgb[below + across + 1], fx, fy);
        out[at + 2] = value(rgb[above + 2], rgb[above + across + 2], rgb[below + 2], rgb[below + across + 2], fx, fy);
    }

    private float value(byte a, byte b, byte c, byte d, float fx, float fy) {
        float top = (a & 0xff) + fx * ((b & 0xff) - (a & 0xff));
        float bottom = (c & 0xff) + fx * ((d & 0xff) - (c & 0xff));
        return low + (top + fy * (bottom - top)) * ((high - low) / CHANNEL_MAX);
    }
}
