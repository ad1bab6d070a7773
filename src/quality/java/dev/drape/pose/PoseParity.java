package dev.drape.pose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drape.image.Photo;
import dev.drape.quality.Evaluation;
import dev.drape.quality.RealModels;
import dev.drape.quality.Table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static dev.drape.quality.Table.digits;

/** How far the landmarks are from genuine MediaPipe's on the same files, nothing standardised. */
public final class PoseParity {
    private final Evaluation evaluation;
    private final RealModels models;

    public PoseParity(Evaluation evaluation, RealModels models) {
        this.evaluation = evaluation;
        this.models = models;
    }

    public Table table() {
        Table table = new Table(
                "model",
                "found or not: alike",
                "median px",
                "95th percentile px",
                "z",
                "visibility",
                "largest median px");
        for (Complexity complexity : Complexity.values()) {
            List<Difference> found = new ArrayList<>();
            int alike = 0;
            for (String name : evaluation.posed()) {
                Photo photo = evaluation.photo(name);
                JsonNode golden = evaluation.golden(name, complexity.level());
                PoseResult result =
                        RealModels.wait(models.poses().estimate(photo.stored(), complexity, RealModels.deadline()));
                alike += golden.get("found").asBoolean() == result.pose().isPresent() ? 1 : 0;
                if (golden.get("found").asBoolean() && result.pose().isPresent()) {
                    found.add(Difference.of(result.pose().get(), golden.get("poseLandmarks"), photo));
                }
            }
            table.row(
                    complexity.name().toLowerCase(java.util.Locale.ROOT),
                    alike + " of " + evaluation.posed().size(),
                    digits(3, mean(found, 0)),
                    digits(3, mean(found, 1)),
                    digits(5, mean(found, 2)),
                    digits(5, mean(found, 3)),
                    digits(3, found.stream().mapToDouble(d -> d.values[0]).max().orElse(0)));
        }
        return table;
    }

    private static double mean(List<Difference> found, int which) {
        return found.stream().mapToDouble(one -> one.values[which]).average().orElse(0);
    }

    /** Median and 95th percentile of the distances in px, mean of z and of visibility. */
    private record Difference(double... values) {
        static Difference of(Pose pose, JsonNode golden, Photo photo) {
            int n = BodyPoint.values().length;
            double[] distances = new double[n];
            double z = 0;
            double visibility = 0;
            for (int i = 0; i < n; i++) {
                Landmark ours = pose.landmarks().get(i);
                JsonNode theirs = golden.get(i);
                distances[i] = Math.hypot(
                        (ours.x() - theirs.get(0).asDouble()) * photo.width(),
                        (ours.y() - theirs.get(1).asDouble()) * photo.height());
                z += Math.abs(ours.z() - theirs.get(2).asDouble()) / n;
                visibility += Math.abs(ours.visibility() - theirs.get(3).asDouble()) / n;
            }
            Arrays.sort(distances);
            return new Difference(distances[n / 2], quantile(distances, 0.95), z, visibility);
        }

        private static double quantile(double[] sorted, double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            return sorted[below] + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
        }
    }
}
