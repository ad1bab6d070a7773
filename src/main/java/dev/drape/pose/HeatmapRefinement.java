package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.inference.Tensor;

/**
 * Moves a landmark to the centre of mass of its heatmap around it, where the heatmap is sure (MediaPipe Pose graph,
 * {@code RefineLandmarksFromHeatmapCalculator}).
 */
final class HeatmapRefinement {
    /** The map's side, cells. */
    static final int SIDE = 64;

    /** Maps, one a landmark; the innermost dimension. */
    static final int CHANNELS = 39;

    /** {@code kernel_size} 7: the window is 7 × 7 cells, cut at the map's border. */
    private static final int REACH = 3;

    /** {@code min_confidence_to_refine}, at its default. */
    private static final double MIN_CONFIDENCE = 0.5;

    private final Tensor heatmap;

    /** @param heatmap {@code [1,64,64,39]} NHWC, logits */
    HeatmapRefinement(Tensor heatmap) {
        this.heatmap = heatmap;
    }

    /** @param point 0…1 of the region; cell indices are divided by 64 without half a cell added, as the graph does */
    Point refine(int landmark, Point point) {
        int column = (int) (point.x() * SIDE);
        int row = (int) (point.y() * SIDE);
        if (column < 0 || column >= SIDE || row < 0 || row >= SIDE) {
            return point;
        }
        double best = 0;
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int r = Math.max(0, row - REACH); r <= Math.min(SIDE - 1, row + REACH); r++) {
            for (int c = Math.max(0, column - REACH); c <= Math.min(SIDE - 1, column + REACH); c++) {
                double p = Sigmoid.of(heatmap.at((r * SIDE + c) * CHANNELS + landmark));
                best = Math.max(best, p);
                sum += p;
                sumX += c * p;
                sumY += r * p;
            }
        }
        return best >= MIN_CONFIDENCE ? new Point(sumX / (SIDE * sum), sumY / (SIDE * sum)) : point;
    }
}
