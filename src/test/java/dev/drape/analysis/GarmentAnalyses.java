package dev.drape.analysis;

import dev.drape.execution.StageTimes;
import dev.drape.garment.Category;
import dev.drape.garment.GarmentFacts;
import dev.drape.garment.Neckline;
import dev.drape.garment.Pattern;
import dev.drape.image.ImageDigest;
import dev.drape.image.Mask;
import dev.drape.image.PackedMask;

import java.util.List;
import java.util.Map;

/** Made-up analyses. */
final class GarmentAnalyses {
    private GarmentAnalyses() {}

    static GarmentAnalysis small() {
        GarmentFacts garment = new GarmentFacts(
                Category.TOP,
                1,
                null,
                Neckline.UNKNOWN,
                Pattern.PLAIN,
                1,
                List.of(),
                Map.of(),
                List.of(),
                1,
                0,
                List.of());
        return new GarmentAnalysis(
                2,
                2,
                ImageDigest.of(new byte[] {1}),
                garment,
                PackedMask.of(Mask.filled(2, 2, 255)),
                "cpu",
                null,
                StageTimes.NONE);
    }
}
