package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The outline of a garment at the working size, cleaned of straps, labels and hangers, with its vertical axis and, a
 * row, the run of pixels that contains the axis. Offsets are measured outwards from the axis on either {@link Side};
 * all lengths are pixels.
 */
final class Silhouette {
    /** Diameter of the opening as a share of the width. */
    private static final double OPENING = 0.05;

    private static final int MEDIAN_SIDE = 5;
    private static final double AXIS_FROM = 0.45;
    private static final double AXIS_TO = 0.92;
    private static final double HEM_WINDOW = 0.08;

    private final Mask mask;
    private final PixelBox box;
    private final double axis;
    private final int[] left;
    private final int[] right;
    private final int hem;

    private Silhouette(Mask mask, Category category) {
        this.mask = mask;
        this.box = mask.boundingBox();
        this.left = new int[mask.height()];
        this.right = new int[mask.height()];
        this.axis = category == Category.BOTTOM ? medianOfExtents() : axisOfTorso();
        findRuns(axis);
        this.hem = hemRow();
    }

    /** The axis of a bottom halves the whole outline, that of others the torso without its sleeves. */
    static Silhouette of(Mask garment, Category category) {
        PixelBox raw = garment.boundingBox();
        int radius = (int) Math.round(OPENING * raw.width() / 2);
        Components parts = Components.of(Blur.median(Morphology.open(garment, radius), MEDIAN_SIDE));
        return new Silhouette(parts.largest() == null ? garment : parts.mask(parts.largest()), category);
    }

    Mask mask() {
        return mask;
    }

    /** x of the vertical axis, pixel-index coordinates. */
    double axis() {
        return axis;
    }

    int top() {
        return box.y();
    }

    /** First row below the garment. */
    int bottom() {
        return box.y() + box.height();
    }

    int width() {
        return box.width();
    }

    int height() {
        return box.height();
    }

    /** Median lowest row near the axis. */
    int hem() {
        return hem;
    }

    /** The row at a share (0…1) of the height. */
    int row(double share) {
        return Math.min(bottom() - 1, top() + (int) Math.round(share * height()));
    }

    /** Whether the axis lies on the garment in this row. */
    boolean hasRun(int row) {
        return right[row] >= left[row];
    }

    /** Outward end of the run that contains the axis, px from the axis; 0 where there is none. */
    double half(Side side, int row) {
        if (!hasRun(row)) {
            return 0;
        }
        return side == Side.IMAGE_RIGHT ? right[row] - axis : axis - left[row];
    }

    /** Median of {@link #half} over rows. */
    double medianHalf(Side side, int from, int to) {
        double[] halves = new double[Math.max(1, to - from)];
        for (int row = from; row < to; row++) {
            halves[row - from] = half(side, row);
        }
        Arrays.sort(halves);
        return halves[halves.length / 2];
    }

    /** The outermost garment pixel of a row on one side, px from the axis; 0 if none. */
    double reach(Side side, int row) {
        return reachFrom(axis, side.sign, row);
    }

    private double reachFrom(double cx, int sign, int row) {
        for (int out = mask.width() - 1; out >= 0; out--) {
            if (mask.isSet((int) Math.round(cx + sign * out), row)) {
                return out;
            }
        }
        return 0;
    }

    /** Whether the pixel {@code out} px outwards from the axis is garment. */
    boolean at(Side side, double out, int row) {
        return mask.isSet(x(side, out), row);
    }

    /** Column {@code out} px outwards from the axis; may lie outside the picture. */
    int x(Side side, double out) {
        return (int) Math.round(axis + side.sign * out);
    }

    /** The highest garment row of a column; the picture's height if none. */
    int topAt(int column) {
        if (column >= 0 && column < mask.width()) {
            for (int y = box.y(); y < bottom(); y++) {
                if (mask.isSet(y * mask.width() + column)) {
                    return y;
                }
            }
        }
        return mask.height();
    }

    /** The lowest garment row of a column; −1 if none. */
    int bottomAt(int column) {
        if (column >= 0 && column < mask.width()) {
            for (int y = bottom() - 1; y >= box.y(); y--) {
                if (mask.isSet(y * mask.width() + column)) {
                    return y;
                }
            }
        }
        return -1;
    }

    /** 0…1: mean difference of the two sides' reach over their sum. */
    double asymmetry() {
        return asymmetryAround(axis);
    }

    private double asymmetryAround(double cx) {
        double difference = 0;
        double sum = 0;
        for (int y = top(); y < bottom(); y++) {
            double l = reachFrom(cx, -1, y);
            double r = reachFrom(cx, 1, y);
            difference += Math.abs(l - r);
            sum += l + r;
        }
        return sum == 0 ? 1 : difference / sum;
    }

    /** Mirror axis of the torso, or of the whole outline if that is clearly more symmetric. */
    private double axisOfTorso() {
        double cx = centroid();
        for (int pass = 0; pass < 2; pass++) {
            findRuns(cx);
            cx = medianMidpoint(cx);
        }
        double whole = medianOfExtents();
        return asymmetryAround(whole) < 0.5 * asymmetryAround(cx) ? whole : cx;
    }

    private double centroid() {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < mask.size(); i++) {
            if (mask.isSet(i)) {
                sum += i % mask.width();
                n++;
            }
        }
        return sum / n;
    }

    private void findRuns(double cx) {
        Arrays.fill(left, 0);
        Arrays.fill(right, -1);
        int column = (int) Math.round(cx);
        for (int y = box.y(); y < bottom(); y++) {
            if (mask.isSet(column, y)) {
                left[y] = column;
                right[y] = column;
                while (mask.isSet(left[y] - 1, y)) {
                    left[y]--;
                }
                while (mask.isSet(right[y] + 1, y)) {
                    right[y]++;
                }
            }
        }
    }

    private double medianMidpoint(double fallback) {
        double[] midpoints = IntStream.range(row(AXIS_FROM), row(AXIS_TO))
                .filter(this::hasRun)
                .mapToDouble(y -> (left[y] + right[y]) / 2.0)
                .sorted()
                .toArray();
        return midpoints.length == 0 ? fallback : midpoints[midpoints.length / 2];
    }

    private double medianOfExtents() {
        double cx = box.x() + (box.width() - 1) / 2.0;
        double[] midpoints = IntStream.range(top(), bottom())
                .mapToDouble(y -> cx + (reachFrom(cx, 1, y) - reachFrom(cx, -1, y)) / 2)
                .sorted()
                .toArray();
        return midpoints[midpoints.length / 2];
    }

    private int hemRow() {
        int reach = (int) Math.round(HEM_WINDOW * width());
        int[] lowest = IntStream.rangeClosed(-reach, reach)
                .map(dx -> bottomAt((int) Math.round(axis) + dx))
                .filter(y -> y >= 0)
                .sorted()
                .toArray();
        return lowest.length == 0 ? bottom() - 1 : lowest[lowest.length / 2];
    }
}
