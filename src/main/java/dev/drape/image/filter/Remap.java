package dev.drape.image.filter;

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
    private Remap() {}

    /** Outside the source its border is repeated. */
    public static RgbImage bilinear(RgbImage source, Plane x, Plane y) {
        try (PointerScope scope = new PointerScope()) {
            Mat out = new Mat();
            opencv_imgproc.remap(
                    Mats.of(source), out, Mats.of(x), Mats.of(y), INTER_LINEAR, BORDER_REPLICATE, new Scalar());
            return Mats.rgb(out);
        }
    }

    /** Outside the source it is 0. */
    public static Mask bilinear(Mask source, Plane x, Plane y) {
        try (PointerScope scope = new PointerScope()) {
            Mat out = new Mat();
            opencv_imgproc.remap(
                    Mats.of(source), out, Mats.of(x), Mats.of(y), INTER_LINEAR, BORDER_CONSTANT, new Scalar());
            return Mats.mask(out);
        }
    }
}
