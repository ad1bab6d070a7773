package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.inference.ModelCatalog;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.segmentation.PersonSegmenter;
import dev.drape.skin.SkinReading;
import dev.drape.skin.SkinToneEstimator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Computes a customer photo's analysis: pose ∥ person mask on lanes, then the skin tone on the CPU pool. Results are
 * in the photo's own frame, whatever the models saw.
 */
@ApplicationScoped
class CustomerReader {
    private static final Logger LOG = Logger.getLogger(CustomerReader.class);

    private final PoseFinder poses;
    private final PersonSegmenter segmenter;
    private final ModelCatalog models;
    private final AnalysisConfig config;
    private final DegradationMeter meter;
    private final CpuPool cpu;

    CustomerReader(
            PoseFinder poses,
            PersonSegmenter segmenter,
            ModelCatalog models,
            AnalysisConfig config,
            DegradationMeter meter,
            CpuPool cpu) {
        this.poses = poses;
        this.segmenter = segmenter;
        this.models = models;
        this.config = config;
        this.meter = meter;
        this.cpu = cpu;
    }

    /** The landmark model to use: the caller's choice, else the configured one, else by the device. */
    Complexity complexity(Optional<Complexity> wanted) {
        return wanted.or(config::complexity).orElseGet(() -> onGpu() ? Complexity.HEAVY : Complexity.FULL);
    }

    private boolean onGpu() {
        return models.currentDevice().filter(device -> !device.equals("cpu")).isPresent();
    }

    /** Fails with {@code no_person} if nobody is found, not even in the photo as it is. */
    Uni<CustomerAnalysis> read(Photo photo, Complexity complexity, boolean standardise, Deadline deadline) {
        return timed(Stage.PREPROCESS, () -> cpu.supply(() -> ModelViews.of(photo, standardise)))
                .chain(views -> Uni.combine()
                        .all()
                        .unis(
                                timed(Stage.POSE, () -> poses.find(views.value(), complexity, deadline)),
                                timed(Stage.SEGMENTATION, () -> segmentation(views.value(), deadline)))
                        .asTuple()
                        .chain(found -> describe(
                                photo,
                                found.getItem1().value(),
                                found.getItem2().value(),
                                views.times()
                                        .plus(found.getItem1().times())
                                        .plus(found.getItem2().times()),
                                deadline)));
    }

    private record Segmented(Optional<Mask> mask) {}

    /** The pose model has a mask of its own, so a broken segmentation model only costs quality. */
    private Uni<Segmented> segmentation(ModelViews views, Deadline deadline) {
        return Uni.createFrom()
                .deferred(() -> segmenter.segment(views.forSegmentation(), deadline))
                .map(result -> new Segmented(Optional.of(result.mask())))
                .onFailure(PoseFinder::isFault)
                .recoverWithItem(e -> {
                    LOG.error("the segmentation model failed, the person mask is the pose model's alone", e);
                    return new Segmented(Optional.empty());
                });
    }

    private Uni<CustomerAnalysis> describe(
            Photo photo, PoseFinder.Found found, Segmented segmented, StageTimes times, Deadline deadline) {
        Set<Degradation> steps = EnumSet.noneOf(Degradation.class);
        steps.addAll(found.steps());
        if (segmented.mask().isEmpty()) {
            steps.add(Degradation.SEGMENTATION_FAILED);
        }
        return cpu.supply(() -> {
                    deadline.check();
                    Mask own = found.pose().personMask();
                    return PersonMask.of(photo.pixels(), own, segmented.mask().orElse(own));
                })
                .chain(person -> timed(Stage.SKIN, () -> cpu.supply(() -> skin(photo, person, found.pose())))
                        .map(skin -> analysis(photo, found, steps, person, skin.value(), times.plus(skin.times()))));
    }

    private static SkinReading skin(Photo photo, Mask person, Pose pose) {
        return SkinToneEstimator.estimate(
                photo.pixels(), person, FaceLandmarks.of(pose, photo.width(), photo.height()));
    }

    private CustomerAnalysis analysis(
            Photo photo,
            PoseFinder.Found found,
            Set<Degradation> steps,
            Mask person,
            SkinReading skin,
            StageTimes times) {
        BodyFacts body = BodyFacts.of(found.pose(), photo.width(), photo.height());
        PhotoQuality quality = PhotoQuality.of(photo.pixels(), person);
        return new CustomerAnalysis(
                photo.width(),
                photo.height(),
                photo.digest(),
                found.pose(),
                person,
                body,
                skin,
                new LazyOutfit(),
                quality,
                PhotoChecks.check(photo.width(), photo.height(), found.pose(), body, quality, config.photoLimits()),
                found.device(),
                found.fallback(),
                meter.counted(steps),
                times);
    }

    /** A value and how long it took. */
    private record Timed<T>(T value, StageTimes times) {}

    private static <T> Uni<Timed<T>> timed(Stage stage, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return work.get().map(value -> new Timed<>(value, StageTimes.NONE.plusSince(stage, start)));
        });
    }
}
