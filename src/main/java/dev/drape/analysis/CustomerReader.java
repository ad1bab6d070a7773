package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.image.Letterbox;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.Preprocessor;
import dev.drape.image.RgbImage;
import dev.drape.image.Standardized;
import dev.drape.image.filter.Resize;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a customer photo's analysis: pose ∥ person mask on lanes, then skin tone ∥ outfit on the CPU pool. Results are
 * in the photo's own frame, whatever the models saw.
 */
@ApplicationScoped
class CustomerReader {
    /** Long side of the stored person mask, px: the models' own masks have 256, so nothing is lost. */
    static final int MAX_SIDE = 1024;

    /** In {@code degraded} when nobody was found in the standardised photo but somebody in the photo as it is. */
    private static final String WITHOUT_PREPROCESSING = "preprocess_none";

    private final PoseEstimator poses;
    private final PersonSegmenter segmenter;
    private final SkinToneEstimator skinTones;
    private final OutfitParser outfits;
    private final PhotoChecks checks;
    private final ModelCatalog models;
    private final AnalysisConfig config;
    private final CpuPool cpu;

    CustomerReader(
            PoseEstimator poses,
            PersonSegmenter segmenter,
            SkinToneEstimator skinTones,
            OutfitParser outfits,
            PhotoChecks checks,
            ModelCatalog models,
            AnalysisConfig config,
            CpuPool cpu) {
        this.poses = poses;
        this.segmenter = segmenter;
        this.skinTones = skinTones;
        this.outfits = outfits;
        this.checks = checks;
        this.models = models;
        this.config = config;
        this.cpu = cpu;
    }
}
