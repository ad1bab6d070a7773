package dev.drape.image.filter;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_CLOSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_DILATE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_ELLIPSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_ERODE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_OPEN;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;

/**
 * Grey morphology with a disc (OpenCV's ellipse kernel of {@code 2 * radius + 1} px: radius 1 is a plus sign) or a square of any side. Outside the picture
 * counts as neutral. Radius 0 answers the input.
 */
public final class Morphology {
    /** Pixels times the kernel's rows that are worth a thread: half a millisecond. */
    private static final int STRIP = 1_000_000;

    private Morphology() {}

    public static Mask dilate(Mask mask, int radius) {
        return disc(mask, MORPH_DILATE, radius);
    }

    public static Mask erode(Mask mask, int radius) {
        return disc(mask, MORPH_ERODE, radius);
    }

    /** Erode, then dilate: removes what is thinner than the disc. */
    public static Mask open(Mask mask, int radius) {
        return disc(mask, MORPH_OPEN, radius);
    }

    /** Dilate, then erode: fills what is thinner than the disc. */
    public static Mask close(Mask mask, int radius) {
        return disc(mask, MORPH_CLOSE, radius);
    }

    /** Opening with a square of {@code side} px. */
    public static Mask openSquare(Mask mask, int side) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(apply(Mats.of(mask), MORPH_OPEN, MORPH_RECT, side));
        }
    }

    /** Dilation with a square of {@code side} px. */
    public static Mask dilateSquare(Mask mask, int side) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(apply(Mats.of(mask), MORPH_DILATE, MORPH_RECT, side));
        }
    }

    /** The largest value in a square of {@code side} px, odd, around each pixel. */
    public static Plane localMaximum(Plane plane, int side) {
        try (PointerScope scope = new PointerScope()) {
            return Mats.plane(apply(Mats.of(plane), MORPH_DILATE, MORPH_RECT, side));
        }
    }

    private static Mask disc(Mask mask, int operation, int radius) {
        if (radius <= 0) {
            return mask;
        }
        try (PointerScope scope = new PointerScope()) {
            return Mats.mask(apply(Mats.of(mask), operation, MORPH_ELLIPSE, 2 * radius + 1));
        }
    }

    private static Mat apply(Mat source, int operation, int shape, int side) {
        Mat kernel = opencv_imgproc.getStructuringElement(shape, new Size(side, side));
        return switch (operation) {
            case MORPH_OPEN -> strips(strips(source, MORPH_ERODE, kernel), MORPH_DILATE, kernel);
            case MORPH_CLOSE -> strips(strips(source, MORPH_DILATE, kernel), MORPH_ERODE, kernel);
            default -> strips(source, operation, kernel);
        };
    }

    /** OpenCV looks beyond a strip into the picture it belongs to. */
    private static Mat strips(Mat source, int operation, Mat kernel) {
        Mat out = new Mat(source.rows(), source.cols(), source.type());
        int least = 1 + STRIP / (source.cols() * kernel.rows());
        Fork.rows(source.rows(), least, (from, to) -> {
            try (PointerScope scope = new PointerScope()) {
                opencv_imgproc.morphologyEx(source.rowRange(from, to), out.rowRange(from, to), operation, kernel);
            }
        });
        return out;
    }
}
