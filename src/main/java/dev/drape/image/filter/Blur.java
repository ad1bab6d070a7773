package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.ALGO_HINT_DEFAULT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;

/** Smoothing; borders are repeated. */
public final class Blur {
    private Blur() {}

    /** Gaussian; sigma in px, greater than 0; the kernel reaches to 3 sigma (4 for floats, as OpenCV chooses). */
    public static RgbImage gaussian(RgbImage image, double sigma) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.rgb(gaussian(Mats.of(image), sigma));
        }
    }

    /** Gaussian; sigma in px. */
    public static Mask gaussian(Mask mask, double sigma) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(gaussian(Mats.of(mask), sigma));
        }
    }

    /** Gaussian; sigma in px. */
    public static Plane gaussian(Plane plane, double sigma) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.plane(gaussian(Mats.of(plane), sigma));
        }
    }

    /** Mean over a square of {@code 2 * radius + 1} px a side. */
    public static Plane box(Plane plane, int radius) {
        try (PointerScope scope = new PointerScope()) {
            Mat out = new Mat();
            int side = 2 * radius + 1;
            opencv_imgproc.blur(Mats.of(plane), out, new Size(side, side), new Point(-1, -1), BORDER_REPLICATE);
            return Mats.plane(out);
        }
    }

    /** Median over a square of {@code side} px, odd. */
    public static Mask median(Mask mask, int side) {
        try (PointerScope scope = new PointerScope()) {
            Mat out = new Mat();
            opencv_imgproc.medianBlur(Mats.of(mask), out, side);
            return Mats.mask(out);
        }
    }

    private static Mat gaussian(Mat source, double sigma) {
        Mat out = new Mat();
        opencv_imgproc.GaussianBlur(source, out, new Size(0, 0), sigma, sigma, BORDER_REPLICATE, ALGO_HINT_DEFAULT);
        return out;
    }
}
