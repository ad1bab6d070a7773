package dev.drape.tryon;

import dev.drape.analysis.Analysed;
import dev.drape.analysis.Analyses;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.garment.Category;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Analyses a garment photo that nobody asked for yet; takes no place of a request, but room for its pixels. */
@ApplicationScoped
public class GarmentWarmer {
    private final ImageDecoder decoder;
    private final Analyses analyses;
    private final PixelBudget budget;
    private final CpuPool cpu;
    private final TryOnConfig config;

    GarmentWarmer(ImageDecoder decoder, Analyses analyses, PixelBudget budget, CpuPool cpu, TryOnConfig config) {
        this.decoder = decoder;
        this.analyses = analyses;
        this.budget = budget;
        this.cpu = cpu;
        this.config = config;
    }

    /** Whether its analysis was known already. */
    public Uni<Boolean> warm(Upload upload, Optional<Category> category) {
        return Uni.createFrom().deferred(() -> {
            Deadline deadline = Deadline.after(config.deadline());
            PixelBudget.Lease lease = budget.lease();
            PhotoIntake intake = new PhotoIntake(upload, TryOnRequest.GARMENT_PART, decoder, cpu, lease, deadline);
            return lease.during(
                    analyses.warmGarment(upload, intake, category, deadline).map(Analysed::cached));
        });
    }
}
