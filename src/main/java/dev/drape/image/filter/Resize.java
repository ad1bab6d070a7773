package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;

/** Changes a picture's size. Pixel centres are at half coordinates; borders are repeated. */
public final class Resize {
    private Resize() {}

    /**
     * Averages over source areas along the sides that shrink, interpolates linearly along those that grow: the default
     * choice.
     */
    public static RgbImage smooth(RgbImage image, int width, int height) {
        if (image.width() == width && image.height() == height) {
            return image;
        }
        try (PointerScope scope = new PointerScope()) {
            return Mats.rgb(smooth(Mats.of(image), width, height));
        }
    }

    /** As {@link #smooth(RgbImage, int, int)}. */
    public static Mask smooth(Mask mask, int width, int height) {
        if (mask.width() == width && mask.height() == height) {
            return mask;
        }
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(smooth(Mats.of(mask), width, height));
        }
    }

    /** As {@link #smooth(RgbImage, int, int)}. */
    public static Plane smooth(Plane plane, int width, int height) {
        if (plane.width() == width && plane.height() == height) {
            return plane;
        }
        try (PointerScope scope = new PointerScope()) {
            return Mats.plane(smooth(Mats.of(plane), width, height));
        }
    }

    /** One bilinear tap a pixel, whatever the scale: no antialiasing. */
    public static RgbImage bilinear(RgbImage image, int width, int height) {
        return resize(image, width, height, INTER_LINEAR);
    }

    /** One bilinear tap a pixel, whatever the scale: no antialiasing. */
    public static Plane bilinear(Plane plane, int width, int height) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.plane(resize(Mats.of(plane), width, height, INTER_LINEAR));
        }
    }

    /** Bicubic, for growing. */
    public static RgbImage cubic(RgbImage image, int width, int height) {
        return resize(image, width, height, INTER_CUBIC);
    }

    /** The nearest pixel's value: keeps the set of values. */
    public static Mask nearest(Mask mask, int width, int height) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(resize(Mats.of(mask), width, height, INTER_NEAREST));
        }
    }

    private static RgbImage resize(RgbImage image, int width, int height, int method) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.rgb(resize(Mats.of(image), width, height, method));
        }
    }

    private static Mat resize(Mat source, int width, int height, int method) {
        Mat out = new Mat();
        opencv_imgproc.resize(source, out, new Size(width, height), 0, 0, method);
        return out;
    }

    /** In two steps: OpenCV averages areas only if neither side grows. */
    private static Mat smooth(Mat source, int width, int height) {
        Mat shrunk = resize(source, Math.min(width, source.cols()), Math.min(height, source.rows()), INTER_AREA);
        boolean grows = width > shrunk.cols() || height > shrunk.rows();
        return grows ? resize(shrunk, width, height, INTER_LINEAR) : shrunk;
    }
}
