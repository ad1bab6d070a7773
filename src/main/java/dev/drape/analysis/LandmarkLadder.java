package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.image.RgbImage;
import dev.drape.pose.Complexity;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.PoseResult;
import dev.drape.pose.Sighting;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Describes a person with the wanted landmark model, or the next lighter one that works. A model steps down when it
 * fails by a fault, gives no numbers, or does not answer in its share of the time; being busy, late or not ready is no
 * reason: a lighter model would be so too.
 */
final class LandmarkLadder {
    private static final Logger LOG = Logger.getLogger(LandmarkLadder.class);

    private final PoseEstimator poses;
    private final BiFunction<Complexity, Deadline, Duration> share;

    /** A model with a lighter one below it may take half of the time that is left. */
    LandmarkLadder(PoseEstimator poses) {
        this(poses, (complexity, deadline) -> deadline.left().dividedBy(2));
    }

    /** @param share how long a model may take that has a lighter one below it */
    LandmarkLadder(PoseEstimator poses, BiFunction<Complexity, Deadline, Duration> share) {
        this.poses = poses;
        this.share = share;
    }

    /** What a landmark model saw, after which steps down. */
    record Described(PoseResult result, Set<Degradation> steps) {}

    /** Fails with {@code not_ready} if all models are broken: that somebody was detected is all that is known then. */
    Uni<Described> describe(RgbImage picture, Sighting seen, Complexity complexity, Deadline deadline) {
        Uni<Described> described = Uni.createFrom()
                .deferred(() -> poses.describe(picture, seen, complexity, deadline))
                .map(result -> new Described(result, Set.of()));
        return complexity == Complexity.LITE
                ? described.onFailure(DrapeException::isFault).transform(e -> detectionOnly(seen, e))
                : inShare(complexity, deadline, described)
                        .onFailure(DrapeException::isFault)
                        .recoverWithUni(e -> lighter(picture, seen, complexity, deadline, e));
    }

    private static DrapeException detectionOnly(Sighting seen, Throwable why) {
        LOG.error("no landmark model works, the detection alone is left", why);
        return new DrapeException(
                        Failure.NOT_READY, "Somebody was detected, but no landmark model works at the moment.", why)
                .withFinding(new DrapeException.Finding(
                        Degradation.DETECTION_ONLY.id(),
                        seen.score(),
                        "a detection score is not enough, landmarks are needed",
                        "Please try again later."));
    }

    /** Whether that is why it failed. */
    static boolean isDetectionOnly(Throwable e) {
        return e instanceof DrapeException known
                && known.finding()
                        .filter(finding -> finding.check().equals(Degradation.DETECTION_ONLY.id()))
                        .isPresent();
    }

    private Uni<Described> lighter(
            RgbImage picture, Sighting seen, Complexity failed, Deadline deadline, Throwable why) {
        Complexity lighter = Complexity.values()[failed.ordinal() - 1];
        LOG.errorf(why, "the landmark model %s failed, trying %s", failed, lighter);
        Degradation step = lighter == Complexity.FULL ? Degradation.COMPLEXITY_FULL : Degradation.COMPLEXITY_LITE;
        return describe(picture, seen, lighter, deadline).map(found -> {
            Set<Degradation> steps = EnumSet.of(step);
            steps.addAll(found.steps());
            return new Described(found.result(), steps);
        });
    }

    /** The work, failed by a fault if the model does not answer in its share of the time. */
    <T> Uni<T> inShare(Complexity complexity, Deadline deadline, Uni<T> work) {
        Duration limit = share.apply(complexity, deadline);
        return limit.isNegative() || limit.isZero()
                ? work
                : work.ifNoItem()
                        .after(limit)
                        .failWith(() -> new DrapeException(Failure.INTERNAL, "The model does not answer."));
    }
}
