package dev.drape.analysis;

import dev.drape.pose.Complexity;

import java.util.Optional;

/**
 * What a caller may choose about an analysis.
 *
 * @param complexity which landmark model; empty = the service's choice: {@code drape.analysis.model-complexity}, and if
 *     that is {@code auto} heavy on a GPU, full on a CPU
 * @param standardise whether the photo is standardised (512×512, sharpness, contrast, CLAHE) before it is analysed
 * @param useCache false neither reads nor writes the cache
 */
public record AnalysisOptions(Optional<Complexity> complexity, boolean standardise, boolean useCache) {
    public static final AnalysisOptions DEFAULT = new AnalysisOptions(Optional.empty(), true, true);
}
