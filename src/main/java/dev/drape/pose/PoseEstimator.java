package dev.drape.pose;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.RgbImage;
import dev.drape.image.TensorWarp;
import dev.drape.image.TensorWarp.Border;
import dev.drape.image.TurnedRect;
import dev.drape.inference.Inference;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;

/**
 * Finds the most prominent person of a picture and their 33 landmarks, as MediaPipe Pose does on a still picture:
 * detector, region of interest, landmark model, projection. Any thread may call; work before and after the models is
 * done on the CPU pool, models on lanes, and the result is emitted on the CPU pool.
 */
@ApplicationScoped
public class PoseEstimator {
    /** Pose detector: 224 × 224, −1…1, black around the picture (MediaPipe Pose graph, image to tensor). */
    private static final TensorWarp DETECTOR_INPUT = new TensorWarp(224, 224, -1, 1, Border.ZERO);

    /** Landmark models: 256 × 256, 0…1, edge repeated (MediaPipe Pose graph, image to tensor). */
    private static final TensorWarp LANDMARK_INPUT = new TensorWarp(256, 256, 0, 1, Border.REPEAT);

    private final Models models;
    private final CpuPool cpuPool;

    public PoseEstimator(Models models, CpuPool cpuPool) {
        this.models = models;
        this.cpuPool = cpuPool;
    }

    /**
     * @param picture upright; the result's coordinates are normalised to it
     * @param complexity which landmark model
     * @param deadline checked before each model run
     * @return with an empty pose if nobody was found; fails as {@link dev.drape.inference.Model#run} does
     */
    public Uni<PoseResult> estimate(RgbImage picture, Complexity complexity, Deadline deadline) {
        TurnedRect framed = TurnedRect.whole(picture.width(), picture.height())
                .growTo((double) DETECTOR_INPUT.height() / DETECTOR_INPUT.width());
        return run(ModelName.POSE_DETECTOR, DETECTOR_INPUT, picture, framed, deadline)
                .flatMap(seen -> {
                    List<Detection> people = people(seen, framed);
                    return people.isEmpty()
                            ? Uni.createFrom().item(nobody(seen, people))
                            : landmarks(picture, complexity, deadline, seen, people);
                });
    }

    private Uni<PoseResult> landmarks(
            RgbImage picture, Complexity complexity, Deadline deadline, Inference seen, List<Detection> people) {
        RegionOfInterest region = RegionOfInterest.around(people.get(0));
        return run(complexity.model(), LANDMARK_INPUT, picture, region.rect(), deadline)
                .map(found -> result(picture, complexity, region, seen, found, people));
    }

    private Uni<Inference> run(
            ModelName model, TensorWarp input, RgbImage picture, TurnedRect region, Deadline deadline) {
        return cpuPool.supply(() -> {
                    deadline.check();
                    return Tensor.owning(input.sample(picture, region), 1, input.height(), input.width(), 3);
                })
                .flatMap(tensor -> models.get(model).run(tensor, deadline))
                .emitOn(cpuPool);
    }

    private static List<Detection> people(Inference seen, TurnedRect framed) {
        List<Detection> detections =
                WeightedNms.merge(DetectionDecoder.decode(seen.output("boxes"), seen.output("scores"))).stream()
                        .map(one -> one.inPicture(framed))
                        .toList();
        return detections;
    }

    private static PoseResult nobody(Inference seen, List<Detection> people) {
        double score = people.isEmpty() ? 0 : people.get(0).score();
        return new PoseResult(Optional.empty(), 0, score, seen.device(), seen.fallback());
    }

    private static PoseResult result(
            RgbImage picture,
            Complexity complexity,
            RegionOfInterest region,
            Inference seen,
            Inference found,
            List<Detection> people) {
        double flag = found.output("flag").at(0);
        if (!(flag > LandmarkDecoder.MIN_FLAG)) {
            return nobody(seen, people);
        }
        Projection projection = new Projection(region, picture.width(), picture.height());
        List<Landmark> inRegion = LandmarkDecoder.inRegion(found.output("landmarks"), found.output("heatmap"));
        Pose pose = new Pose(
                flag,
                complexity,
                projection.image(inRegion),
                projection.world(LandmarkDecoder.world(found.output("world"), inRegion)),
                region,
                PoseMask.of(found.output("segmentation"), region, picture.width(), picture.height()),
                people.size());
        String fallback = found.fallback() != null ? found.fallback() : seen.fallback();
        return new PoseResult(Optional.of(pose), people.size(), people.get(0).score(), found.device(), fallback);
    }
}
