package dev.drape.analysis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

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
    Duration timeLimit();
}
