package dev.drape.image.filter;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;

/** The grey guided filter (He, Sun, Tang 2010): smooths a plane while its edges follow those of the guide. */
public final class GuidedFilter {
    private GuidedFilter() {}

    /**
     * Filters {@code input}.
     *
     * @param guide 0…1
     * @param input same size
     * @param radius of the box, px
     * @param epsilon regularisation, in squared units of the guide
     */
    public static Plane apply(Plane guide, Plane input, int radius, double epsilon) {
        try (PointerScope scope = new PointerScope()) {
            Mat g = Mats.of(guide);
            Mat slope = new Mat();
            Mat offset = new Mat();
            fit(g, Mats.of(input), radius, epsilon, slope, offset);
            return Mats.plane(along(slope, offset, g));
        }
    }

    /**
     * Filters a mask by the luma of a picture, with the lines fitted on pictures reduced by {@code step} (He, Sun, "Fast
     * Guided Filter", 2015): edges still are those of the whole picture.
     *
     * @param guide the picture's luma, 0…255
     * @param input covers the picture, at any resolution
     * @param radius of the box, px of the picture; a multiple of {@code step}
     * @param epsilon regularisation, luma being 0…1
     * @param step 1 = exact
     * @return at the picture's size
     */
    public static Mask apply(Mask guide, Mask input, int radius, double epsilon, int step) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(new FastGuidedFilter(radius, epsilon, step).filtered(Mats.of(guide), Mats.of(input)));
        }
    }

    /** Fits a line from the guide's values to the input's around each pixel, and averages the lines. */
    private static void fit(Mat guide, Mat input, int radius, double epsilon, Mat meanSlope, Mat meanOffset) {
        Mat meanG = new Mat();
        Mat offset = new Mat();
        Mat variance = new Mat();
        Mat slope = new Mat();
        box(guide, meanG, radius);
        box(input, offset, radius);
        box(product(guide, guide), variance, radius);
        box(product(guide, input), slope, radius);
        opencv_core.subtract(variance, product(meanG, meanG), variance);
        opencv_core.subtract(slope, product(meanG, offset), slope);
        variance.convertTo(variance, CV_32F, 1, epsilon);
        opencv_core.divide(slope, variance, slope);
        opencv_core.subtract(offset, product(slope, meanG), offset);
        box(slope, meanSlope, radius);
        box(offset, meanOffset, radius);
    }

    private static Mat along(Mat slope, Mat offset, Mat guide) {
        Mat out = product(slope, guide);
        opencv_core.add(out, offset, out);
        return out;
    }

    private static Mat product(Mat one, Mat other) {
        Mat out = new Mat();
        opencv_core.multiply(one, other, out);
        return out;
    }

    private static void box(Mat source, Mat out, int radius) {
        int side = 2 * radius + 1;
        opencv_imgproc.blur(source, out, new Size(side, side), new Point(-1, -1), BORDER_REPLICATE);
    }
}
