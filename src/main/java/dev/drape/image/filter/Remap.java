package dev.drape.image.filter;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

/**
 * Draws a picture through a map: output pixel i shows the source at (x[i], y[i]), in <em>pixel-index</em> coordinates
 * (0, 0 = centre of the first pixel: continuous coordinates minus 0.5), one bilinear tap (OpenCV rounds the tap to
 * 1/32 px). Sides stay below 32,767 px, OpenCV's bound.
 */
public final class Remap {
    /** Rows that are worth a thread. */
    private static final int STRIP = 64;

    private Remap() {}

    /** A map that is known row by row: as large as the picture it would take more than two of it. */
    public interface Rows {
        /**
         * Says where those rows' pixels come from; called by several threads at once.
         *
         * @param from first row
         * @param to after the last one
         * @param x to be filled, row by row
         * @param y to be filled, row by row
         */
        void fill(int from, int to, float[] x, float[] y);
    }

    /** A picture of that size; outside the source its border is repeated. */
    public static RgbImage bilinear(RgbImage source, int width, int height, Rows map) {
        try (PointerScope scope = new PointerScope()) {
            Mat from = Mats.of(source);
            Mat out = new Mat(height, width, from.type());
            Fork.rows(height, STRIP, (first, end) -> {
                float[] x = new float[(end - first) * width];
                float[] y = new float[x.length];
                map.fill(first, end, x, y);
                try (PointerScope strip = new PointerScope()) {
                    Mat columns = Mats.of(width, end - first, x);
                    Mat rows = Mats.of(width, end - first, y);
                    remap(from, out.rowRange(first, end), columns, rows, BORDER_REPLICATE);
                }
            });
            return Mats.rgb(out);
        }
    }

    /** Outside the source its border is repeated. */
    public static RgbImage bilinear(RgbImage source, Plane x, Plane y) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.rgb(bilinear(Mats.of(source), Mats.of(x), Mats.of(y), BORDER_REPLICATE));
        }
    }

    /** Outside the source it is 0. */
    public static Mask bilinear(Mask source, Plane x, Plane y) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(bilinear(Mats.of(source), Mats.of(x), Mats.of(y), BORDER_CONSTANT));
        }
    }

    private static Mat bilinear(Mat source, Mat x, Mat y, int border) {
        Mat out = new Mat(x.rows(), x.cols(), source.type());
        Fork.rows(x.rows(), STRIP, (from, to) -> {
            try (PointerScope scope = new PointerScope()) {
                remap(source, out.rowRange(from, to), x.rowRange(from, to), y.rowRange(from, to), border);
            }
        });
        return out;
    }

    private static void remap(Mat source, Mat out, Mat x, Mat y, int border) {
        opencv_imgproc.remap(source, out, x, y, INTER_LINEAR, border, new Scalar());
    }
}
