package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.garment.Category;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentAnalyzer;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Computes a garment photo's analysis. The work runs on the CPU pool. */
@ApplicationScoped
class GarmentReader {
    /** Long side a garment photo is reduced to before it is analysed, px: the outline needs no more, a cache entry less. */
    static final int MAX_SIDE = 1024;

    private final GarmentAnalyzer analyzer;
    private final CpuPool cpu;

    GarmentReader(GarmentAnalyzer analyzer, CpuPool cpu) {
        this.analyzer = analyzer;
        this.cpu = cpu;
    }

    Uni<GarmentAnalysis> read(Photo photo, Optional<Category> wanted) {
        return cpu.supply(() -> {
            long start = System.nanoTime();
            double scale = Math.min(1, (double) MAX_SIDE / Math.max(photo.width(), photo.height()));
            int width = Math.max(1, (int) Math.round(photo.width() * scale));
            int height = Math.max(1, (int) Math.round(photo.height() * scale));
            RgbImage picture = Resize.smooth(photo.pixels(), width, height);
            Optional<Mask> alpha = photo.alpha().map(mask -> Resize.smooth(mask, width, height));
            Garment garment = analyzer.analyze(picture, alpha, wanted);
            return new GarmentAnalysis(
                    photo.width(),
                    photo.height(),
                    photo.digest(),
                    garment,
                    StageTimes.NONE.plusSince(Stage.GARMENT, start));
        });
    }
}
