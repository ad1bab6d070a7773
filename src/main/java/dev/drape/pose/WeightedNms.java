package dev.drape.pose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Non-maximum suppression that averages instead of discarding (MediaPipe Pose graph, {@code
 * NonMaxSuppressionCalculator}, {@code algorithm: WEIGHTED}): each output has the score of its best member and the
 * score-weighted mean of all members' boxes and points.
 */
final class WeightedNms {
    /**
     * {@code min_suppression_threshold}: a detection joins the best one if their intersection over union is greater than this.
     */
    static final double MIN_OVERLAP = 0.3;

    private WeightedNms() {}

    /** Merged detections, the highest score first. */
    static List<Detection> merge(List<Detection> detections) {
        List<Detection> remaining = new ArrayList<>(detections);
        remaining.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> merged = new ArrayList<>();
        while (!remaining.isEmpty()) {
            Detection best = remaining.get(0);
            List<Detection> members = remaining.stream()
                    .filter(one -> one.overlap(best) > MIN_OVERLAP)
                    .toList();
            if (members.isEmpty()) {
                merged.add(best);
                break;
            }
            merged.add(mean(members, best.score()));
            remaining.removeAll(members);
        }
        return merged;
    }

    private static Detection mean(List<Detection> members, double score) {
        return new Detection(
                score,
                mean(members, Detection::left),
                mean(members, Detection::top),
                mean(members, Detection::right),
                mean(members, Detection::bottom),
                new Point(
                        mean(members, d -> d.hips().x()),
                        mean(members, d -> d.hips().y())),
                new Point(
                        mean(members, d -> d.bodyCircle().x()),
                        mean(members, d -> d.bodyCircle().y())));
    }

    private static double mean(List<Detection> members, ToDoubleFunction<Detection> value) {
        double sum = 0;
        double weights = 0;
        for (Detection member : members) {
            sum += value.applyAsDouble(member) * member.score();
            weights += member.score();
        }
        return sum / weights;
    }
}
