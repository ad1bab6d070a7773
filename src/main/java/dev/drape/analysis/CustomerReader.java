package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Fork;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.execution.StageTimes;
import dev.drape.image.Mask;
import dev.drape.image.PackedMask;
import dev.drape.image.Photo;
import dev.drape.inference.ModelCatalog;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.skin.SkinReading;
import dev.drape.skin.SkinToneEstimator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.Set;

/**
 * Computes a customer photo's analysis: pose ∥ second look on lanes, then on the CPU pool the person mask, then the skin
 * tone ∥ packing the mask. Results are in the photo's own frame, whatever the models saw.
 */
@ApplicationScoped
class CustomerReader {
    private final PoseFinder poses;
    private final ModelCatalog models;
    private final AnalysisConfig config;
    private final DegradationMeter meter;
    private final CpuPool cpu;

    CustomerReader(PoseFinder poses, ModelCatalog models, AnalysisConfig config, DegradationMeter meter, CpuPool cpu) {
        this.poses = poses;
        this.models = models;
        this.config = config;
        this.meter = meter;
        this.cpu = cpu;
    }

    /** The landmark model to use: the caller's choice, else the configured one, else by the device. */
    Complexity complexity(Optional<Complexity> wanted) {
        return wanted.or(config.modelComplexity()::fixed).orElseGet(() -> onGpu() ? Complexity.HEAVY : Complexity.FULL);
    }

    private boolean onGpu() {
        return models.currentDevice().filter(device -> !device.equals("cpu")).isPresent();
    }

    /** Fails with {@code no_person} if nobody is found, not even in the photo as it is. */
    Uni<CustomerAnalysis> read(Photo photo, Complexity complexity, boolean standardise, Deadline deadline) {
        return Timed.of(Stage.PREPROCESS, () -> cpu.supply(() -> ModelViews.of(photo, standardise)))
                .chain(views -> Uni.combine()
                        .all()
                        .unis(
                                poses.find(views.value(), complexity, deadline)
                                        .onFailure(LandmarkLadder::isDetectionOnly)
                                        .invoke(() -> meter.counted(Set.of(Degradation.DETECTION_ONLY))),
                                cpu.supply(() -> PersonMask.guide(photo.pixels())))
                        .asTuple()
                        .chain(seen -> describe(photo, views, seen.getItem1(), seen.getItem2(), deadline)));
    }

    private Uni<CustomerAnalysis> describe(
            Photo photo, Timed<ModelViews> timed, PoseFinder.Found found, Mask guide, Deadline deadline) {
        ModelViews views = timed.value();
        StageTimes times = timed.times().plus(found.times());
        return Timed.of(Stage.SEGMENTATION, () -> cpu.supply(() -> person(photo, guide, found, deadline)))
                .chain(person -> Uni.combine()
                        .all()
                        .unis(
                                cpu.supply(() -> Appearance.of(photo, views, person.value(), found.pose())),
                                cpu.supply(() -> PackedMask.of(person.value())))
                        .with((appearance, packed) -> analysis(
                                photo,
                                found,
                                packed,
                                appearance,
                                times.plus(person.times()).plus(appearance.times()))));
    }

    /** What the photo's own pixels say once the person is known. */
    private record Appearance(SkinReading skin, PhotoQuality quality, StageTimes times) {
        static Appearance of(Photo photo, ModelViews views, Mask person, Pose pose) {
            long start = System.nanoTime();
            return Fork.join(
                    () -> SkinToneEstimator.estimate(
                            photo.pixels(), person, FaceLandmarks.of(pose, photo.width(), photo.height())),
                    () -> PhotoQuality.of(views.reduced(), person),
                    (skin, quality) -> new Appearance(skin, quality, StageRecorder.ended(Stage.SKIN, start)));
        }
    }

    private static Mask person(Photo photo, Mask guide, PoseFinder.Found found, Deadline deadline) {
        deadline.check();
        double share = found.pose().region().side() / photo.width();
        return PersonMask.of(photo.pixels(), guide, found.pose().person(), found.second(), share);
    }

    private CustomerAnalysis analysis(
            Photo photo, PoseFinder.Found found, PackedMask person, Appearance appearance, StageTimes times) {
        BodyFacts body = BodyFacts.of(found.pose(), photo.width(), photo.height());
        return new CustomerAnalysis(
                photo.width(),
                photo.height(),
                photo.digest(),
                found.pose().withoutMask(),
                person,
                body,
                appearance.skin(),
                new LazyOutfit(),
                appearance.quality(),
                PhotoChecks.check(
                        photo.width(), photo.height(), found.pose(), body, appearance.quality(), config.photoLimits()),
                found.device(),
                found.fallback(),
                meter.counted(found.steps()),
                times);
    }
}
