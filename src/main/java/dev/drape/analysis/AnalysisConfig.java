package dev.drape.analysis;

import dev.drape.pose.Complexity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;

import java.time.Duration;
import java.util.Optional;

/** How photos are analysed and how many analyses are kept. */
@ConfigMapping(prefix = "drape.analysis")
public interface AnalysisConfig {

    /** Entries of each of the two caches. Environment: {@code MAX_CACHE_SIZE}. */
    @WithDefault("100")
    @Min(0)
    int maxCacheSize();

    /**
     * The landmark model when the caller does not choose: {@code 0} lite, {@code 1} full, {@code 2} heavy, {@code auto}
     * = 2 on a GPU, 1 on a CPU. Environment: {@code MODEL_COMPLEXITY}.
     */
    @WithDefault("auto")
    @Pattern(regexp = "auto|0|1|2")
    String modelComplexity();

    /** Time limit of one shared computation, whatever its callers' own deadlines. */
    @WithDefault("30s")
    @DurationMin(millis = 1)
    Duration timeLimit();

    /** Whether a garment photo may use the analysis of another photo that shows the same garment in the same place. */
    @WithDefault("false")
    boolean similarGarments();

    /** What a customer photo must fulfil to be drawn on; see {@link PhotoLimits}. */
    Limits limits();

    /** {@link PhotoLimits} as configuration, with the same defaults. */
    interface Limits {
        /** A pose less certain is no person, 0…1. */
        @WithDefault("0.8")
        @DecimalMin("0")
        @DecimalMax("1")
        double minPersonConfidence();

        /** Share of the torso inside the picture, 0…1. */
        @WithDefault("0.4")
        @DecimalMin("0")
        @DecimalMax("1")
        double minTorsoShare();

        /** Share of the legs inside the picture for bottoms and one-pieces, 0…1. */
        @WithDefault("0.25")
        @DecimalMin("0")
        @DecimalMax("1")
        double minLegShare();

        /** Turn of the shoulders away from the camera, degrees. */
        @WithDefault("60")
        @DecimalMin("0")
        @DecimalMax("180")
        double maxYawDeg();

        /** Mean luma, 0…1. */
        @WithDefault("0.1")
        @DecimalMin("0")
        @DecimalMax("1")
        double minBrightness();

        /** Sharpness, 0…1. */
        @WithDefault("0.02")
        @DecimalMin("0")
        @DecimalMax("1")
        double minSharpness();

        /** Shorter side, px. */
        @WithDefault("256")
        @Min(64)
        int minShortSide();
    }

    /** The configured landmark model; empty = by the device. */
    default Optional<Complexity> complexity() {
        return modelComplexity().equals("auto")
                ? Optional.empty()
                : Optional.of(Complexity.values()[Integer.parseInt(modelComplexity())]);
    }

    /** The configured limits as a value. */
    default PhotoLimits photoLimits() {
        Limits limits = limits();
        return new PhotoLimits(
                limits.minPersonConfidence(),
                limits.minTorsoShare(),
                limits.minLegShare(),
                limits.maxYawDeg(),
                limits.minBrightness(),
                limits.minSharpness(),
                limits.minShortSide());
    }
}
