package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_imgproc.DIST_L2;
import static org.bytedeco.opencv.global.opencv_imgproc.DIST_MASK_PRECISE;

/** Euclidean distances, px, between pixel centres; 65,536 where there is no pixel to measure to. */
public final class Distance {
    private Distance() {}

    /** From each pixel inside the mask to the nearest pixel outside it; 0 outside. The picture's border is no edge. */
    public static Plane inside(Mask mask) {
        try (PointerScope scope = new PointerScope()) {
            Mat out = new Mat();
            opencv_imgproc.distanceTransform(binary(mask), out, DIST_L2, DIST_MASK_PRECISE);
            return Mats.plane(out);
        }
    }

    /** From each pixel outside the mask to the nearest pixel inside it; 0 inside. */
    public static Plane outside(Mask mask) {
        return inside(mask.invert());
    }

    /**
     * For each pixel the index of the nearest pixel inside the mask; its own index inside, −1 everywhere if the mask is
     * empty. Exact.
     */
    public static int[] nearest(Mask mask) {
        return NearestPixels.of(mask);
    }

    private static Mat binary(Mask mask) {
        Mat out = new Mat();
        opencv_imgproc.threshold(Mats.of(mask), out, Mask.HALF - 1, 255, opencv_imgproc.THRESH_BINARY);
        return out;
    }
}
