package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.image.Letterbox;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.inference.ModelCatalog;
import dev.drape.outfit.Outfit;
import dev.drape.outfit.OutfitParser;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.PoseResult;
import dev.drape.segmentation.PersonSegmenter;
import dev.drape.segmentation.SegmentationResult;
import dev.drape.skin.SkinReading;
import dev.drape.skin.SkinToneEstimator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Computes a customer photo's analysis: pose ∥ person mask on lanes, then skin tone ∥ outfit on the CPU pool. Results are
 * in the photo's own frame, whatever the models saw.
 */
@ApplicationScoped
class CustomerReader {
    /** In {@code degraded} when nobody was found in the standardised photo but somebody in the photo as it is. */
    static final String WITHOUT_PREPROCESSING = "preprocess_none";

    private final PoseEstimator poses;
    private final PersonSegmenter segmenter;
    private final OutfitParser outfits;
    private final ModelCatalog models;
    private final AnalysisConfig config;
    private final CpuPool cpu;

    CustomerReader(
            PoseEstimator poses,
            PersonSegmenter segmenter,
            OutfitParser outfits,
            ModelCatalog models,
            AnalysisConfig config,
            CpuPool cpu) {
        this.poses = poses;
        this.segmenter = segmenter;
        this.outfits = outfits;
        this.models = models;
        this.config = config;
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
                                timed(Stage.POSE, () -> pose(views.value(), complexity, deadline)),
                                timed(
                                        Stage.SEGMENTATION,
                                        () -> segmenter.segment(views.value().forSegmentation(), deadline)))
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

    /**
     * A pose in the photo's frame.
     *
     * @param degraded steps down that were taken to find it
     */
    private record Found(Pose pose, String device, String fallback, List<String> degraded) {}

    private Uni<Found> pose(ModelViews views, Complexity complexity, Deadline deadline) {
        return poses.estimate(views.forPose(), complexity, deadline).chain(result -> {
            if (result.pose().isPresent() || views.letterbox().isEmpty()) {
                return Uni.createFrom().item(() -> found(result, views.letterbox(), List.of()));
            }
            return poses.estimate(views.photo(), complexity, deadline)
                    .map(raw -> found(raw, Optional.empty(), List.of(WITHOUT_PREPROCESSING)));
        });
    }

    private static Found found(PoseResult result, Optional<Letterbox> letterbox, List<String> degraded) {
        Pose pose = result.pose().orElseThrow(PhotoChecks::noPerson);
        return new Found(letterbox.map(pose::inPhoto).orElse(pose), result.device(), result.fallback(), degraded);
    }

    private Uni<CustomerAnalysis> describe(
            Photo photo, Found found, SegmentationResult segmented, StageTimes times, Deadline deadline) {
        return cpu.supply(() -> {
                    deadline.check();
                    return PersonMask.of(photo.pixels(), found.pose().personMask(), segmented.mask());
                })
                .chain(person -> Uni.combine()
                        .all()
                        .unis(
                                timed(Stage.SKIN, () -> cpu.supply(() -> skin(photo, person, found.pose()))),
                                timed(
                                        Stage.OUTFIT,
                                        () -> cpu.supply(() -> outfits.parse(photo.pixels(), found.pose(), person))))
                        .asTuple()
                        .map(read -> analysis(
                                photo,
                                found,
                                person,
                                read.getItem1().value(),
                                read.getItem2().value(),
                                times.plus(read.getItem1().times())
                                        .plus(read.getItem2().times()))));
    }

    private static SkinReading skin(Photo photo, Mask person, Pose pose) {
        return SkinToneEstimator.estimate(
                photo.pixels(), person, FaceLandmarks.of(pose, photo.width(), photo.height()));
    }

    private CustomerAnalysis analysis(
            Photo photo, Found found, Mask person, SkinReading skin, Outfit outfit, StageTimes times) {
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
                outfit,
                quality,
                PhotoChecks.check(photo.width(), photo.height(), found.pose(), body, quality, config.photoLimits()),
                found.device(),
                found.fallback(),
                found.degraded(),
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
