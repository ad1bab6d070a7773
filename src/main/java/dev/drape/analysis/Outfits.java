package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.execution.StageTimes;
import dev.drape.image.Photo;
import dev.drape.outfit.OutfitParser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out who wears what for analyses that do not know it yet; the work is done on the CPU pool. */
@ApplicationScoped
public class Outfits {
    private final OutfitParser parser;
    private final CpuPool cpu;

    Outfits(OutfitParser parser, CpuPool cpu) {
        this.parser = parser;
        this.cpu = cpu;
    }

    /**
     * Makes the analysis know its outfit.
     *
     * @param photo the one that was analysed
     * @return what it took; nothing if the outfit was known
     */
    public Uni<StageTimes> find(CustomerAnalysis analysis, Photo photo, Deadline deadline) {
        return Uni.createFrom()
                .deferred(() -> analysis.outfit().isKnown()
                        ? Uni.createFrom().item(StageTimes.NONE)
                        : cpu.supply(() -> parse(analysis, photo, deadline)));
    }

    private StageTimes parse(CustomerAnalysis analysis, Photo photo, Deadline deadline) {
        deadline.check();
        long start = System.nanoTime();
        analysis.outfit()
                .findUnlessKnown(() -> parser.parse(
                        photo.pixels(), analysis.pose(), analysis.person().unpack()));
        return StageRecorder.ended(Stage.OUTFIT, start);
    }
}
