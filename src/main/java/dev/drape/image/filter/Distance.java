package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

import java.util.Arrays;

import static org.bytedeco.opencv.global.opencv_imgproc.DIST_L2;
import static org.bytedeco.opencv.global.opencv_imgproc.DIST_LABEL_PIXEL;
import static org.bytedeco.opencv.global.opencv_imgproc.DIST_MASK_5;
import static org.bytedeco.opencv.global.opencv_imgproc.DIST_MASK_PRECISE;

/** Euclidean distances, px, between pixel centres. */
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
     * empty. Approximate to a pixel (5×5 chamfer).
     */
    public static int[] nearest(Mask mask) {
        int n = mask.size();
        int[] out = new int[n];
        if (mask.count() == 0) {
            Arrays.fill(out, -1);
            return out;
        }
        try (PointerScope scope = new PointerScope()) {
            Mat distances = new Mat();
            Mat labels = new Mat();
            opencv_imgproc.distanceTransformWithLabels(
                    binary(mask.invert()), distances, labels, DIST_L2, DIST_MASK_5, DIST_LABEL_PIXEL);
            int[] label = Mats.ints(labels);
            int[] indexOfLabel = new int[n + 1];
            for (int i = 0; i < n; i++) {
                if (mask.isSet(i)) {
                    indexOfLabel[label[i]] = i;
                }
            }
            for (int i = 0; i < n; i++) {
                out[i] = mask.isSet(i) ? i : indexOfLabel[label[i]];
            }
            return out;
        }
    }

    private static Mat binary(Mask mask) {
        Mat out = new Mat();
        opencv_imgproc.threshold(Mats.of(mask), out, Mask.HALF - 1, 255, opencv_imgproc.THRESH_BINARY);
        return out;
    }
}
