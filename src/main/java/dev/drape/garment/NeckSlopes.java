package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.Point;
import dev.drape.image.filter.Gradient;

/** How steeply the colours change around the neck, in pixels of the working size and Lab units a pixel. */
final class NeckSlopes {
    /**
     * Slopes that count as an edge: so many times the median slope of the area, within bounds. Black on black shows only
     * faint necklines, knitted cloth is full of faint edges.
     */
    private static final double EDGE_FACTOR = 4;

    private static final double LEAST_EDGE = 0.8;
    private static final double GREATEST_EDGE = 1.6;
    /** The median is taken down to this share of the width: farther down prints begin. */
    private static final double MEASURED_DEPTH = 0.6;

    /** Room for smoothing around the area, px. */
    private static final int MARGIN = 6;

    private final PixelBox box;
    private final Gradient[] gradients;
    private final double edge;
    private final boolean busy;

    private NeckSlopes(PixelBox box, Gradient[] gradients) {
        this.box = box;
        this.gradients = gradients;
        double median = medianSlope();
        this.edge = Math.min(GREATEST_EDGE, Math.max(LEAST_EDGE, EDGE_FACTOR * median));
        this.busy = median > GREATEST_EDGE;
    }

    /** Of the area from the collar points down to a depth in px. */
    static NeckSlopes of(LabImage lab, Point left, Point right, double depth) {
        PixelBox box = new PixelBox(
                        (int) left.x(),
                        (int) Math.min(left.y(), right.y()),
                        (int) (right.x() - left.x()) + 1,
                        Math.max(1, (int) depth))
                .grow(MARGIN, lab.width(), lab.height());
        LabImage smooth = Residual.blurred(
                new LabImage(crop(lab.l(), box), crop(lab.a(), box), crop(lab.b(), box)), Residual.FINE_SIGMA);
        return new NeckSlopes(
                box, new Gradient[] {Gradient.of(smooth.l()), Gradient.of(smooth.a()), Gradient.of(smooth.b())});
    }

    /** Least length of a step that is an edge. */
    double edge() {
        return edge;
    }

    /** Whether edges are everywhere, as on small prints: then no single curve stands out by lying on some. */
    boolean busy() {
        return busy;
    }

    /** Writes the largest colour step along a normal within a pixel above or below to {@code step}; answers its length. */
    double steepest(int x, double y, Point normal, double[] step) {
        double longest = 0;
        double[] across = new double[gradients.length];
        int column = x - box.x();
        for (int dy = -1; dy <= 1; dy++) {
            int row = (int) Math.round(y) + dy - box.y();
            if (row >= 0 && row < box.height() && column >= 0 && column < box.width()) {
                for (int c = 0; c < across.length; c++) {
                    across[c] = gradients[c].x().at(column, row) * normal.x()
                            + gradients[c].y().at(column, row) * normal.y();
                }
                double length = length(across);
                if (length > longest) {
                    longest = length;
                    System.arraycopy(across, 0, step, 0, step.length);
                }
            }
        }
        return longest;
    }

    static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }

    private double medianSlope() {
        float[] slopes = new float[box.width() * Math.min(box.height(), (int) (MEASURED_DEPTH * box.width()) + 1)];
        for (int i = 0; i < slopes.length; i++) {
            float sum = 0;
            for (Gradient gradient : gradients) {
                float dx = gradient.x().at(i);
                float dy = gradient.y().at(i);
                sum += dx * dx + dy * dy;
            }
            slopes[i] = (float) Math.sqrt(sum);
        }
        return Quantile.median(slopes);
    }

    private static Plane crop(Plane plane, PixelBox box) {
        float[] part = new float[box.width() * box.height()];
        for (int i = 0; i < part.length; i++) {
            part[i] = plane.at(box.x() + i % box.width(), box.y() + i / box.width());
        }
        return Plane.owning(box.width(), box.height(), part);
    }
}
