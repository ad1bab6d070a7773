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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * Finds the most prominent person of a picture and their 33 landmarks, as MediaPipe Pose does on a still picture:
 * detector, region of interest, landmark model, projection. Then looks whether there are more people; that costs a run
 * of the lite landmark model for each further candidate of the detector, of which most photos have none.
 *
 * <p>Any thread may call; work before and after the models is done on the CPU pool, models on lanes, and the result is
 * emitted on the CPU pool.
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
     * Looks for people and describes the most prominent one.
     *
     * @param picture upright; the result's coordinates are normalised to it
     * @param complexity which landmark model
     * @param deadline checked before each model run
     * @return with an empty pose if nobody was found; fails as {@link dev.drape.inference.Model#run} does
     */
    public Uni<PoseResult> estimate(RgbImage picture, Complexity complexity, Deadline deadline) {
        TurnedRect framed = TurnedRect.whole(picture.width(), picture.height())
                .growTo((double) DETECTOR_INPUT.height() / DETECTOR_INPUT.width());
        return run(ModelName.POSE_DETECTOR, DETECTOR_INPUT, picture, framed, deadline)
                .map(raw -> Sighting.of(raw, framed))
                .flatMap(seen -> seen.main().isEmpty()
                        ? Uni.createFrom().item(nobody(seen))
                        : describe(
                                picture, complexity, deadline, seen, seen.main().get()));
    }

    private Uni<PoseResult> describe(
            RgbImage picture, Complexity complexity, Deadline deadline, Sighting seen, Detection main) {
        return look(picture, complexity, RegionOfInterest.around(main), deadline)
                .flatMap(view -> view.flag() > RegionView.MIN_FLAG
                        ? people(picture, deadline, seen, view).map(count -> somebody(complexity, seen, view, count))
                        : Uni.createFrom().item(nobody(seen)));
    }

    private Uni<Integer> people(RgbImage picture, Deadline deadline, Sighting seen, RegionView main) {
        return Multi.createFrom()
                .iterable(seen.others())
                .onItem()
                .transformToUniAndConcatenate(
                        other -> look(picture, Complexity.LITE, RegionOfInterest.around(other), deadline))
                .filter(view -> view.flag() >= Crowd.MIN_FLAG)
                .map(RegionView::body)
                .collect()
                .asList()
                .map(others -> Crowd.count(main.body(), others));
    }

    private Uni<RegionView> look(RgbImage picture, Complexity complexity, RegionOfInterest region, Deadline deadline) {
        return run(complexity.model(), LANDMARK_INPUT, picture, region.rect(), deadline)
                .map(raw -> new RegionView(raw, region, picture.width(), picture.height()));
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

    private static PoseResult nobody(Sighting seen) {
        return new PoseResult(
                Optional.empty(),
                0,
                seen.score(),
                seen.raw().device(),
                seen.raw().fallback());
    }

    private static PoseResult somebody(Complexity complexity, Sighting seen, RegionView view, int people) {
        Inference raw = view.raw();
        String fallback = raw.fallback() != null ? raw.fallback() : seen.raw().fallback();
        return new PoseResult(Optional.of(view.pose(complexity, people)), people, seen.score(), raw.device(), fallback);
    }
}
