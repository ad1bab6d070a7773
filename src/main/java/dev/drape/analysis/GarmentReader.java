package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.garment.Category;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentAnalyzer;
import dev.drape.garment.GarmentFacts;
import dev.drape.image.Mask;
import dev.drape.image.PackedMask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.function.Supplier;

/** Computes a garment photo's analysis. The work runs on the CPU pool and on lanes. */
@ApplicationScoped
class GarmentReader {
    /** Long side a garment photo is reduced to before it is analysed, px: the outline needs no more, a cache entry less. */
    static final int MAX_SIDE = 1024;

    private final GarmentAnalyzer analyzer;
    private final WornGarmentGate gate;
    private final CpuPool cpu;

    GarmentReader(GarmentAnalyzer analyzer, WornGarmentGate gate, CpuPool cpu) {
        this.analyzer = analyzer;
        this.gate = gate;
        this.cpu = cpu;
    }

    /** Cut-out and points ∥ the check that the photo shows no person. */
    Uni<GarmentAnalysis> read(Photo photo, Optional<Category> wanted, Deadline deadline) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            return cpu.supply(() -> reduced(photo))
                    .chain(small -> Uni.combine()
                            .all()
                            .unis(
                                    cpu.supply(() ->
                                            Attempt.at(() -> analyzer.analyze(small.pixels(), small.alpha(), wanted))),
                                    gate.look(small.pixels(), deadline))
                            .asTuple()
                            .invoke(read -> read.getItem2()
                                    .requireNoPerson(
                                            small.pixels(), read.getItem1().trusted())))
                    .map(read -> analysis(photo, read.getItem1().garment(), read.getItem2(), start));
        });
    }

    private static GarmentAnalysis analysis(Photo photo, Garment garment, WornGarmentGate.Look look, long start) {
        return new GarmentAnalysis(
                photo.width(),
                photo.height(),
                photo.digest(),
                garment.facts(),
                PackedMask.of(garment.mask()),
                look.device(),
                look.fallback(),
                StageRecorder.ended(Stage.GARMENT, start));
    }

    /** A garment or why there is none: a photo of a person is refused as one, not for a ground that cannot be cut off. */
    private record Attempt(Optional<Garment> found, Optional<DrapeException> refusal) {
        static Attempt at(Supplier<Garment> work) {
            try {
                return new Attempt(Optional.of(work.get()), Optional.empty());
            } catch (DrapeException e) {
                return new Attempt(Optional.empty(), Optional.of(e));
            }
        }

        /** The cut-out, if the ground let it be a good one. */
        Optional<Mask> trusted() {
            return found.filter(garment -> !garment.facts().warnings().contains(GarmentFacts.HARD_GROUND))
                    .map(Garment::mask);
        }

        Garment garment() {
            return found.orElseThrow(refusal::orElseThrow);
        }
    }

    private static Photo reduced(Photo photo) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(photo.width(), photo.height()));
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        RgbImage picture = Resize.smooth(photo.pixels(), width, height);
        return new Photo(
                picture, picture, photo.alpha().map(mask -> Resize.smooth(mask, width, height)), photo.digest());
    }
}
