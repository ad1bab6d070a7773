package dev.drape.image;

/**
 * Samples a turned rectangle of a picture on a grid of tensor cells: {@code height × width × 3}, RGB order, row by row.
 * One bilinear tap a cell at a continuous coordinate, without antialiasing whatever the scale, as MediaPipe's
 * image-to-tensor step does on a GPU (MediaPipe Pose graph, image to tensor).
 *
 * @param width cells along the rectangle's width
 * @param height cells along its height
 * @param low tensor value of channel value 0
 * @param high tensor value of channel value 255
 * @param border what is seen outside the picture
 */
public record TensorWarp(int width, int height, float low, float high, Border border) {
    private static final float CHANNEL_MAX = 255f;

    /** What a cell sees whose sampling point lies outside the picture. */
    public enum Border {
        /** Channel value 0. */
        ZERO,
        /** The nearest pixel of the picture's edge. */
        REPEAT
    }

    /** The tensor's values; the rectangle may reach outside the picture. Pure, any thread. */
    public float[] sample(RgbImage image, TurnedRect region) {
        double cos = Math.cos(region.rotation());
        double sin = Math.sin(region.rotation());
        double[] alongX = new double[width];
        double[] alongY = new double[width];
        for (int i = 0; i < width; i++) {
            double u = ((i + 0.5) / width - 0.5) * region.width();
            alongX[i] = region.centerX() + u * cos;
            alongY[i] = region.centerY() + u * sin;
        }
        float[] out = new float[3 * width * height];
        for (int j = 0; j < height; j++) {
            double v = ((j + 0.5) / height - 0.5) * region.height();
            for (int i = 0; i < width; i++) {
                cell(image, alongX[i] - v * sin, alongY[i] + v * cos, out, 3 * (j * width + i));
            }
        }
        return out;
    }

    private void cell(RgbImage image, double x, double y, float[] out, int at) {
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
        float fx = (float) (left - 0.5 - x0);
        float fy = (float) (top - 0.5 - y0);
        int xa = Math.max(x0, 0);
        int xb = Math.min(x0 + 1, image.width() - 1);
        int rowA = Math.max(y0, 0) * image.width();
        int rowB = Math.min(y0 + 1, image.height() - 1) * image.width();
        int a = rowA + xa;
        int b = rowA + xb;
        int c = rowB + xa;
        int d = rowB + xb;
        out[at] = value(image.red(a), image.red(b), image.red(c), image.red(d), fx, fy);
        out[at + 1] = value(image.green(a), image.green(b), image.green(c), image.green(d), fx, fy);
        out[at + 2] = value(image.blue(a), image.blue(b), image.blue(c), image.blue(d), fx, fy);
    }

    private float value(int a, int b, int c, int d, float fx, float fy) {
        float top = a + fx * (b - a);
        float bottom = c + fx * (d - c);
        return low + (top + fy * (bottom - top)) * ((high - low) / CHANNEL_MAX);
    }
}
