package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.StageTimes;
import dev.drape.image.Photo;
import dev.drape.outfit.OutfitParser;
import io.smallrye.mutiny.Uni;

/** Finds outfits, but says so only when the request's time is up: the last step of an analysis that took too long. */
public final class LateOutfits extends Outfits {
    private volatile boolean found;

    public LateOutfits(OutfitParser parser, CpuPool cpu) {
        super(parser, cpu);
    }

    /** Whether an analysis came this far. */
    public boolean found() {
        return found;
    }

    @Override
    public Uni<StageTimes> find(CustomerAnalysis analysis, Photo photo, Deadline deadline) {
        return super.find(analysis, photo, deadline).invoke(() -> {
            found = true;
            while (!deadline.passed()) {
                Thread.onSpinWait();
            }
        });
    }
}
