package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.image.Letterbox;
import dev.drape.image.RgbImage;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.PoseResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pose in a photo, stepping down rather than failing: a landmark model that breaks gives way to the next
 * lighter one, a standardised photo without a person to the photo as it is. Being busy, late or not ready is no reason
 * to step down: a lighter model would be so too.
 */
@ApplicationScoped
class PoseFinder {
    private static final Logger LOG = Logger.getLogger(PoseFinder.class);

    private final PoseEstimator poses;

    PoseFinder(PoseEstimator poses) {
        this.poses = poses;
    }

    /**
     * A pose in the photo's frame and how it was found.
     *
     * @param device that ran the models
     * @param fallback why a preferred device was not used; null when it was
     */
    record Found(Pose pose, String device, String fallback, Set<Degradation> steps) {}

    /** Fails with {@code no_person} if nobody is found, not even in the photo as it is. */
    Uni<Found> find(ModelViews views, Complexity complexity, Deadline deadline) {
        return estimate(views.forPose(), complexity, deadline, EnumSet.noneOf(Degradation.class))
                .chain(seen ->
                        seen.result().pose().isPresent() || views.letterbox().isEmpty()
                                ? Uni.createFrom().item(() -> seen.found(views.letterbox()))
                                : estimate(views.photo(), complexity, deadline, seen.with(Degradation.PREPROCESS_NONE))
                                        .map(raw -> raw.found(Optional.empty())));
    }

    /** What an estimate gave after which steps down. */
    private record Seen(PoseResult result, Set<Degradation> steps) {
        Set<Degradation> with(Degradation step) {
            Set<Degradation> more = EnumSet.of(step);
            more.addAll(steps);
            return more;
        }

        Found found(Optional<Letterbox> letterbox) {
            Pose pose = result.pose().orElseThrow(PhotoChecks::noPerson);
            Set<Degradation> all = result.fallback() == null ? steps : with(Degradation.DEVICE_FALLBACK);
            return new Found(letterbox.map(pose::inPhoto).orElse(pose), result.device(), result.fallback(), all);
        }
    }

    private Uni<Seen> estimate(RgbImage picture, Complexity complexity, Deadline deadline, Set<Degradation> steps) {
        return Uni.createFrom()
                .deferred(() -> poses.estimate(picture, complexity, deadline))
                .map(result -> new Seen(result, steps))
                .onFailure(e -> complexity != Complexity.LITE && isFault(e))
                .recoverWithUni(e -> {
                    Complexity lighter = Complexity.values()[complexity.ordinal() - 1];
                    LOG.errorf(e, "the landmark model %s failed, trying %s", complexity, lighter);
                    Seen before = new Seen(null, steps);
                    return estimate(picture, lighter, deadline, before.with(stepTo(lighter)));
                });
    }

    private static Degradation stepTo(Complexity lighter) {
        return lighter == Complexity.FULL ? Degradation.COMPLEXITY_FULL : Degradation.COMPLEXITY_LITE;
    }

    /** Whether the service broke, rather than being busy, late or asked for the impossible. */
    static boolean isFault(Throwable e) {
        return !(e instanceof DrapeException known) || known.failure() == Failure.INTERNAL;
    }
}
