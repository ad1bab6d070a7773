package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.image.Letterbox;
import dev.drape.image.RgbImage;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.PoseResult;
import dev.drape.pose.RegionOfInterest;
import dev.drape.pose.SecondLook;
import dev.drape.pose.Sighting;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pose in a photo, stepping down rather than failing. The detector runs once; then the landmark models (see
 * {@link LandmarkLadder}) ∥ a second look at the photo as it is, from which the person mask gains.
 *
 * <p>Standardising must not cost a person or a limb. The photo as it is is read instead, as if nothing had been asked to
 * be standardised, if nobody is found in the standardised one, if only the photo as it is shows what counts as a person,
 * or if the same model is clearly surer of the person there. It is asked only where it could be: most people are certain at
 * once.
 */
@ApplicationScoped
class PoseFinder {
    private static final Logger LOG = Logger.getLogger(PoseFinder.class);

    /** By how much the model must be surer of the photo as it is, 0…1; what it is worth: docs/quality.md. */
    static final double SURER = 0.01;

    private final PoseEstimator poses;
    private final LandmarkLadder ladder;
    private final PhotoLimits limits;

    @Inject
    PoseFinder(PoseEstimator poses, AnalysisConfig config) {
        this(poses, new LandmarkLadder(poses), config.photoLimits());
    }

    /** @param limits from which certainty on a pose counts as a person */
    PoseFinder(PoseEstimator poses, LandmarkLadder ladder, PhotoLimits limits) {
        this.poses = poses;
        this.ladder = ladder;
        this.limits = limits;
    }

    /**
     * A pose in the photo's frame and how it was found.
     *
     * @param second empty if the second look failed
     * @param device that ran the models
     * @param fallback why a preferred device was not used; null when it was
     * @param times of the pose and of the second look, also those of a search that was given up for another
     */
    record Found(
            Pose pose,
            Optional<SecondLook> second,
            String device,
            String fallback,
            Set<Degradation> steps,
            StageTimes times) {
        private Found with(Degradation step) {
            Set<Degradation> more = EnumSet.of(step);
            more.addAll(steps);
            return new Found(pose, second, device, fallback, more, times);
        }

        private Found plus(StageTimes more) {
            return new Found(pose, second, device, fallback, steps, times.plus(more));
        }
    }

    /** Fails with {@code no_person} if nobody is found, not even in the photo as it is. */
    Uni<Found> find(ModelViews views, Complexity complexity, Deadline deadline) {
        return search(views, complexity, deadline)
                .chain(first -> views.letterbox().isEmpty()
                        ? Uni.createFrom().item(first.value())
                        : first.value()
                                .map(found -> reconsidered(found, views, complexity, deadline))
                                .orElseGet(() -> search(views.unchanged(), complexity, deadline)
                                        .map(raw -> raw.value()
                                                .map(one -> one.with(Degradation.PREPROCESS_NONE)
                                                        .plus(first.times())))))
                .map(found -> found.orElseThrow(PhotoChecks::noPerson));
    }

    /** What was found, or what the photo as it is shows if that is better; failing at it costs nothing. */
    private Uni<Optional<Found>> reconsidered(Found found, ModelViews views, Complexity complexity, Deadline deadline) {
        return !doubtful(found, views.photo())
                ? Uni.createFrom().item(Optional.of(found))
                : search(views.unchanged(), complexity, deadline)
                        .onFailure()
                        .recoverWithItem(new Timed<>(Optional.empty(), StageTimes.NONE))
                        .map(raw -> raw.value()
                                .filter(one -> better(one, found, views.photo()))
                                .map(one ->
                                        one.with(Degradation.PREPROCESS_NONE).plus(found.times()))
                                .or(() -> Optional.of(found.plus(raw.times()))));
    }

    /** Whether it is no person yet, or the model could be clearly surer than it is: a confidence is at most 1. */
    private boolean doubtful(Found found, RgbImage photo) {
        return !isPerson(found, photo) || found.pose().confidence() + SURER < 1;
    }

    private boolean better(Found one, Found other, RgbImage photo) {
        boolean person = isPerson(one, photo);
        return person == isPerson(other, photo) ? surer(one.pose(), other.pose()) : person;
    }

    private boolean isPerson(Found found, RgbImage photo) {
        return PhotoChecks.isPerson(found.pose(), photo.width(), photo.height(), limits);
    }

    /** Confidences of different models do not compare. */
    private static boolean surer(Pose one, Pose other) {
        return one.complexity() == other.complexity() && one.confidence() > other.confidence() + SURER;
    }

    private Uni<Timed<Optional<Found>>> search(ModelViews views, Complexity complexity, Deadline deadline) {
        return Timed.of(Stage.POSE, () -> poses.detect(views.forPose(), deadline))
                .chain(seen -> seen.value().region().isEmpty()
                        ? Uni.createFrom().item(new Timed<>(Optional.empty(), seen.times()))
                        : Uni.combine()
                                .all()
                                .unis(
                                        Timed.of(
                                                Stage.POSE,
                                                () -> ladder.describe(
                                                        views.forPose(), seen.value(), complexity, deadline)),
                                        Timed.of(Stage.SEGMENTATION, () -> lookAgain(views, seen.value(), deadline)))
                                .with((described, second) -> join(
                                        views,
                                        described.value(),
                                        second.value(),
                                        seen.times().plus(described.times()).plus(second.times()))));
    }

    /** The landmark model has a mask of its own, so a broken second look only costs quality. */
    private Uni<Optional<SecondLook>> lookAgain(ModelViews views, Sighting seen, Deadline deadline) {
        RegionOfInterest framed = seen.region().orElseThrow();
        RegionOfInterest region = views.letterbox().map(framed::inPhoto).orElse(framed);
        RgbImage photo = views.photo();
        Uni<SecondLook> look = Uni.createFrom().deferred(() -> poses.lookAgain(photo, region, deadline));
        return ladder.inShare(SecondLook.COMPLEXITY, deadline, look)
                .map(Optional::of)
                .onFailure(DrapeException::isFault)
                .recoverWithItem(e -> {
                    LOG.error("the second look failed, the person mask is that of the first alone", e);
                    return Optional.empty();
                });
    }

    private static Timed<Optional<Found>> join(
            ModelViews views, LandmarkLadder.Described described, Optional<SecondLook> second, StageTimes times) {
        PoseResult result = described.result();
        Optional<Found> found = result.pose().map(framed -> {
            Set<Degradation> steps = EnumSet.noneOf(Degradation.class);
            steps.addAll(described.steps());
            if (second.isEmpty()) {
                steps.add(Degradation.SEGMENTATION_FAILED);
            }
            String fallback = result.fallback() != null
                    ? result.fallback()
                    : second.map(SecondLook::fallback).orElse(null);
            if (fallback != null) {
                steps.add(Degradation.DEVICE_FALLBACK);
            }
            Optional<Letterbox> letterbox = views.letterbox();
            Pose first = letterbox.map(framed::inPhoto).orElse(framed);
            return new Found(first, second, result.device(), fallback, steps, times);
        });
        return new Timed<>(found, times);
    }
}
