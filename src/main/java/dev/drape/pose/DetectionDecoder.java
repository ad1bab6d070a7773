package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.inference.Tensor;

import java.util.ArrayList;
import java.util.List;

/** Turns the detector's raw rows into detections (MediaPipe Pose graph, {@code TensorsToDetectionsCalculator}). */
final class DetectionDecoder {
    /** {@code min_score_thresh}; {@code minDetectionConfidence} of the solutions by default. */
    static final double MIN_SCORE = 0.5;

    /** {@code num_coords}: box centre x, y, width, height, then four points x, y, all relative to the anchor. */
    static final int ROW = 12;

    /** {@code x_scale}, {@code y_scale}, {@code w_scale}, {@code h_scale}: rows are in pixels of the tensor's side. */
    private static final double SCALE = 224;

    /** {@code score_clipping_thresh}: logits are clipped to ± this before the sigmoid. */
    private static final double LOGIT_LIMIT = 100;

    /** {@code keypoint_coord_offset}, point 0. */
    private static final int HIPS = 4;

    /** Point 1. */
    private static final int BODY_CIRCLE = 6;

    private DetectionDecoder() {}

    /**
     * Detections of at least that score, in anchor order, normalised to the tensor.
     *
     * @param boxes {@code [1,2254,12]}
     * @param scores {@code [1,2254,1]}, logits
     * @param minScore 0…1, {@link #MIN_SCORE} for people who are certain
     */
    static List<Detection> decode(Tensor boxes, Tensor scores, double minScore) {
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < Anchors.COUNT; i++) {
            double score = score(scores.at(i));
            if (score >= minScore) {
                Detection detection = row(boxes, i, score);
                if (detection.right() >= detection.left() && detection.bottom() >= detection.top()) {
                    found.add(detection);
                }
            }
        }
        return found;
    }

    private static double score(double logit) {
        return Sigmoid.of(Math.max(-LOGIT_LIMIT, Math.min(LOGIT_LIMIT, logit)));
    }

    private static Detection row(Tensor boxes, int anchor, double score) {
        int at = anchor * ROW;
        Point center = point(boxes, at, anchor);
        double halfWidth = boxes.at(at + 2) / SCALE / 2;
        double halfHeight = boxes.at(at + 3) / SCALE / 2;
        return new Detection(
                score,
                center.x() - halfWidth,
                center.y() - halfHeight,
                center.x() + halfWidth,
                center.y() + halfHeight,
                point(boxes, at + HIPS, anchor),
                point(boxes, at + BODY_CIRCLE, anchor));
    }

    private static Point point(Tensor boxes, int at, int anchor) {
        return new Point(boxes.at(at) / SCALE + Anchors.x(anchor), boxes.at(at + 1) / SCALE + Anchors.y(anchor));
    }
}
