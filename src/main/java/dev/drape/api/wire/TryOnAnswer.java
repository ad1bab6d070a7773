package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drape.compose.Quality;

import java.util.List;

/** Body of {@code POST /virtual-tryon}. */
public record TryOnAnswer(
        String requestId,
        String pipelineVersion,
        Picture image,
        @JsonInclude(JsonInclude.Include.NON_NULL) Picture editMask,
        String category,
        DrawingQuality quality,
        CustomerAnswer customerAnalysis,
        GarmentAnswer garmentAnalysis,
        PerformanceInfo performanceInfo) {

    /** How well the garment was drawn; see {@link Quality}. */
    public record DrawingQuality(
            double confidence,
            double residualOldGarment,
            double uncovered,
            int foldOvers,
            double stretchP95,
            double changedShare,
            List<String> warnings) {
        public static DrawingQuality of(Quality quality) {
            return new DrawingQuality(
                    quality.confidence(),
                    quality.residualOldGarment(),
                    quality.uncovered(),
                    quality.foldOvers(),
                    quality.stretchP95(),
                    quality.changedShare(),
                    quality.warnings());
        }
    }
}
