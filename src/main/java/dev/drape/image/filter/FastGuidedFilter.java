package dev.drape.image.filter;

import dev.drape.execution.Fork;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

/**
 * The fast guided filter on 8-bit matrices, which belong to the caller's {@code PointerScope}. Nothing is done where the
 * input is 0 all around, because 0 is what comes out there. What is as large as the picture is done a strip at a time: fresh
 * memory for whole planes costs more than the arithmetic.
 */
final class FastGuidedFilter {
    /** Rows of a strip: three planes of floats of a picture of usual width stay in a core's cache. */
    private static final int STRIP = 64;

    /** Rows of the reduced picture that are worth a thread of their own. */
    private static final int LEAST = 64;

    private final int radius;
    private final double epsilon;
    private final int step;

    /** Arguments as those of {@link GuidedFilter#apply(dev.drape.image.Mask, dev.drape.image.Mask, int, double, int)}. */
    FastGuidedFilter(int radius, double epsilon, int step) {
        this.radius = Math.max(1, radius / step);
        this.epsilon = epsilon * 255 * 255;
        this.step = step;
    }

    /** @param input covers the guide, whose size the result has */
    Mat filtered(Mat guide, Mat input) {
        Mat small = reduced(guide);
        Mat fitted = resized(input, small.size());
        Mat out = new Mat(guide.size(), CV_8U, new Scalar(0));
        Rect active = active(fitted);
        if (active.area() > 0) {
            Fork.rows(active.height(), LEAST, (from, to) -> {
                try (PointerScope scope = new PointerScope()) {
                    filter(
                            guide,
                            small,
                            fitted,
                            new Rect(active.x(), active.y() + from, active.width(), to - from),
                            out);
                }
            });
        }
        return out;
    }

    /** Some rows of the reduced pictures: fitted with the rows around them that their boxes see. */
    private void filter(Mat guide, Mat small, Mat input, Rect rows, Mat out) {
        Rect seen = grown(rows, 0, reach(), small);
        Mat slope = new Mat();
        Mat offset = new Mat();
        fit(new Mat(small, seen), new Mat(input, seen), slope, offset);
        draw(guide, rows, seen.y(), slope, offset, out);
    }

    /** With its right and lower border repeated until a side is a multiple of the step. */
    private Mat reduced(Mat guide) {
        Mat whole = new Mat();
        opencv_core.copyMakeBorder(
                guide,
                whole,
                0,
                Math.floorMod(-guide.rows(), step),
                0,
                Math.floorMod(-guide.cols(), step),
                BORDER_REPLICATE,
                new Scalar());
        return resized(whole, new Size(whole.cols() / step, whole.rows() / step));
    }

    /** Where the input is not 0, and as far around as the two boxes and the interpolation reach. */
    private Rect active(Mat input) {
        Rect found = opencv_imgproc.boundingRect(input);
        return found.area() == 0 ? found : grown(found, reach(), reach(), input);
    }

    private int reach() {
        return 2 * radius + 1;
    }

    private static Rect grown(Rect rect, int aside, int down, Mat within) {
        int left = Math.max(0, rect.x() - aside);
        int top = Math.max(0, rect.y() - down);
        int right = Math.min(within.cols(), rect.x() + rect.width() + aside);
        int bottom = Math.min(within.rows(), rect.y() + rect.height() + down);
        return new Rect(left, top, right - left, bottom - top);
    }

    /** Fits a line from the guide's values to the input's around each pixel, and averages the lines; sums are exact. */
    private void fit(Mat guide, Mat input, Mat meanSlope, Mat meanOffset) {
        Mat meanGuide = box(guide);
        Mat offset = box(input);
        Mat variance = box(product(guide, guide, CV_16U));
        Mat slope = box(product(guide, input, CV_16U));
        opencv_core.subtract(variance, product(meanGuide, meanGuide, CV_32F), variance);
        opencv_core.subtract(slope, product(meanGuide, offset, CV_32F), slope);
        variance.convertTo(variance, CV_32F, 1, epsilon);
        opencv_core.divide(slope, variance, slope);
        opencv_core.subtract(offset, product(slope, meanGuide, CV_32F), offset);
        box(slope, meanSlope);
        box(offset, meanOffset);
    }

    /** The lines, of which the first belongs to row {@code fitted}, applied to the guide, rounded. */
    private void draw(Mat guide, Rect drawn, int fitted, Mat slope, Mat offset, Mat out) {
        int left = drawn.x() * step;
        int right = Math.min(guide.cols(), (drawn.x() + drawn.width()) * step);
        Mat slopes = new Mat();
        Mat values = new Mat();
        Mat luma = new Mat();
        int last = drawn.y() + drawn.height();
        for (int row = drawn.y(); row < last; row += STRIP / step) {
            int end = Math.min(last, row + STRIP / step);
            int bottom = Math.min(guide.rows(), end * step);
            Rect strip = new Rect(left, row * step, right - left, bottom - row * step);
            new Mat(guide, strip).convertTo(luma, CV_32F);
            opencv_core.multiply(enlarged(slope, row - fitted, end - fitted, slopes, strip), luma, luma);
            opencv_core.add(luma, enlarged(offset, row - fitted, end - fitted, values, strip), luma);
            luma.convertTo(new Mat(out, strip), CV_8U);
        }
    }

    /** Those rows at the guide's size, interpolated with the rows beside them. */
    private Mat enlarged(Mat lines, int row, int end, Mat buffer, Rect strip) {
        int first = Math.max(0, row - 1);
        Mat rows = lines.rowRange(first, Math.min(lines.rows(), end + 1));
        opencv_imgproc.resize(rows, buffer, new Size(rows.cols() * step, rows.rows() * step), 0, 0, INTER_LINEAR);
        return new Mat(buffer, new Rect(0, (row - first) * step, strip.width(), strip.height()));
    }

    private static Mat product(Mat one, Mat other, int type) {
        Mat out = new Mat();
        opencv_core.multiply(one, other, out, 1, type);
        return out;
    }

    private Mat box(Mat source) {
        Mat out = new Mat();
        box(source, out);
        return out;
    }

    private void box(Mat source, Mat out) {
        int side = 2 * radius + 1;
        opencv_imgproc.boxFilter(source, out, CV_32F, new Size(side, side), new Point(-1, -1), true, BORDER_REPLICATE);
    }

    private static Mat resized(Mat source, Size size) {
        boolean shrinks = source.cols() >= size.width() && source.rows() >= size.height();
        Mat out = new Mat();
        opencv_imgproc.resize(source, out, size, 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
        return out;
    }
}
