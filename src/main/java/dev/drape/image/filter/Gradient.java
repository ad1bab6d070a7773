package dev.drape.image.filter;

import dev.drape.image.Plane;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;

/**
 * First derivatives by the Scharr kernel, divided by 32: value units a pixel.
 *
 * @param x along x
 * @param y along y
 */
public record Gradient(Plane x, Plane y) {
    private static final double SCHARR_WEIGHT = 1 / 32d;

    public static Gradient of(Plane plane) {
        try (PointerScope scope = new PointerScope()) {
            Mat source = Mats.of(plane);
            Mat dx = new Mat();
            Mat dy = new Mat();
            opencv_imgproc.Scharr(source, dx, CV_32F, 1, 0, SCHARR_WEIGHT, 0, BORDER_REPLICATE);
            opencv_imgproc.Scharr(source, dy, CV_32F, 0, 1, SCHARR_WEIGHT, 0, BORDER_REPLICATE);
            return new Gradient(Mats.plane(dx), Mats.plane(dy));
        }
    }
}
