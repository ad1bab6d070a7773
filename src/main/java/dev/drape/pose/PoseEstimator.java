package dev.drape.pose;

import dev.drape.error.DrapeException;
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
    /** Pose detector: 224 × 224, −1…1, black around the picture (MediaPipe Pose graph, {@code ImageToTensorCalculator}). */
    private static final TensorWarp DETECTOR_INPUT = new TensorWarp(224, 224, -1, 1, Border.ZERO);

    /** Landmark models: 256 × 256, 0…1, edge repeated (MediaPipe Pose graph, {@code ImageToTensorCalculator}). */
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
     * @return with an empty pose if nobody was found; fails as {@link dev.drape.inference.Model#run} does, and with
     *     {@code internal} if a model gives values that are no numbers
     */
    public Uni<PoseResult> estimate(RgbImage picture, Complexity complexity, Deadline deadline) {
        return detect(picture, deadline).flatMap(seen -> describe(picture, seen, complexity, deadline));
    }

    /** The first half of {@link #estimate}: what all landmark models share. */
    public Uni<Sighting> detect(RgbImage picture, Deadline deadline) {
        TurnedRect framed = TurnedRect.whole(picture.width(), picture.height())
                .growTo((double) DETECTOR_INPUT.height() / DETECTOR_INPUT.width());
        return cpuPool.supply(() -> input(DETECTOR_INPUT, picture, framed, deadline))
                .flatMap(tensor -> run(ModelName.POSE_DETECTOR, tensor, deadline))
                .map(raw -> Sighting.of(raw, framed));
    }

    /** The second half of {@link #estimate}: describes whom the detector saw in the same picture. */
    public Uni<PoseResult> describe(RgbImage picture, Sighting seen, Complexity complexity, Deadline deadline) {
        return seen.region().isEmpty()
                ? Uni.createFrom().item(nobody(seen))
                : look(picture, complexity, seen.region().get(), deadline)
                        .flatMap(view -> view.flag() > RegionView.MIN_FLAG
                                ? people(picture, complexity, deadline, seen, view)
                                        .map(count -> somebody(complexity, seen, view, count))
                                : Uni.createFrom().item(nobody(seen)));
    }

    /**
     * Looks once more at a person who was found.
     *
     * @param picture upright; not necessarily the one they were found in, but of the same content
     * @param region where they are, px of this picture
     * @return fails as {@link #estimate} does
     */
    public Uni<SecondLook> lookAgain(RgbImage picture, RegionOfInterest region, Deadline deadline) {
        RegionOfInterest closer = region.grown(SecondLook.CLOSER);
        return cpuPool.supply(() -> {
                    deadline.check();
                    return tensor(LANDMARK_INPUT, LANDMARK_INPUT.sampleMirrored(picture, closer.rect()));
                })
                .flatMap(tensor -> run(SecondLook.COMPLEXITY.model(), tensor, deadline))
                .map(raw -> new SecondLook(new RegionView(raw, closer, picture.width(), picture.height())));
    }

    private Uni<Integer> people(
            RgbImage picture, Complexity complexity, Deadline deadline, Sighting seen, RegionView main) {
        return Multi.createFrom()
                .iterable(seen.others())
                .onItem()
                .transformToUniAndConcatenate(other -> look(picture, Complexity.LITE, other, deadline)
                        .onFailure(DrapeException::isFault)
                        .recoverWithUni(() -> look(picture, complexity, other, deadline)))
                .filter(view -> view.flag() >= Crowd.MIN_FLAG)
                .map(RegionView::body)
                .collect()
                .asList()
                .map(others -> Crowd.count(main.body(), others));
    }

    private Uni<RegionView> look(RgbImage picture, Complexity complexity, RegionOfInterest region, Deadline deadline) {
        return cpuPool.supply(() -> input(LANDMARK_INPUT, picture, region.rect(), deadline))
                .flatMap(tensor -> run(complexity.model(), tensor, deadline))
                .map(raw -> new RegionView(raw, region, picture.width(), picture.height()));
    }

    private static Tensor input(TensorWarp warp, RgbImage picture, TurnedRect region, Deadline deadline) {
        deadline.check();
        return tensor(warp, warp.sample(picture, region));
    }

    private static Tensor tensor(TensorWarp warp, float[] values) {
        return Tensor.owning(values, 1, warp.height(), warp.width(), 3);
    }

    private Uni<Inference> run(ModelName model, Tensor tensor, Deadline deadline) {
        return models.get(model).run(tensor, deadline).emitOn(cpuPool).invoke(raw -> Numbers.require(model, raw));
    }

    private static PoseResult nobody(Sighting seen) {
        return new PoseResult(Optional.empty(), 0, seen.score(), seen.device(), seen.fallback());
    }

    private static PoseResult somebody(Complexity complexity, Sighting seen, RegionView view, int people) {
        Inference raw = view.raw();
        String fallback = raw.fallback() != null ? raw.fallback() : seen.fallback();
        return new PoseResult(Optional.of(view.pose(complexity, people)), people, seen.score(), raw.device(), fallback);
    }
}
