package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a photo use the analysis of another photo of the same garment, if {@code drape.analysis.similar-garments} is on.
 * Remembers as many of the analyses computed last as a cache has entries; a similar photo's analysis is not remembered, so
 * that likeness is never passed on. Never for customers. Any thread.
 */
@ApplicationScoped
class SimilarGarments {
    private record Known(String choices, Likeness likeness, GarmentAnalysis analysis) {}

    private final boolean enabled;
    private final int bound;
    private final CpuPool cpu;
    private final Deque<Known> known = new ArrayDeque<>();
    private long cleared;

    SimilarGarments(AnalysisConfig config, CpuPool cpu) {
        enabled = config.similarGarments();
        bound = config.maxCacheSize();
        this.cpu = cpu;
    }

    /**
     * A similar photo's analysis in this photo's frame, or what {@code compute} gives, which is then remembered.
     *
     * @param choices the options and versions the analysis depends on
     */
    Uni<Analysed<GarmentAnalysis>> orElse(PhotoSource photo, String choices, Supplier<Uni<GarmentAnalysis>> compute) {
        if (!enabled) {
            return SharedAnalyses.computed(compute.get());
        }
        long epoch = epoch();
        return photo.use(decoded -> cpu.supply(() -> Likeness.of(decoded.pixels()))
                .chain(likeness -> find(choices, likeness)
                        .map(other -> Uni.createFrom()
                                .item(new Analysed<>(
                                        other.ofPhoto(decoded.width(), decoded.height(), decoded.digest()),
                                        Source.SIMILAR)))
                        .orElseGet(() -> SharedAnalyses.computed(compute.get()
                                .invoke(analysis -> remember(new Known(choices, likeness, analysis), epoch))))));
    }

    private Optional<GarmentAnalysis> find(String choices, Likeness likeness) {
        return snapshot().stream()
                .filter(one -> one.choices.equals(choices) && one.likeness.sameAs(likeness))
                .findFirst()
                .map(Known::analysis);
    }

    private synchronized List<Known> snapshot() {
        return List.copyOf(known);
    }

    private synchronized void remember(Known one, long epoch) {
        if (epoch == cleared && bound > 0) {
            if (known.size() == bound) {
                known.removeLast();
            }
            known.addFirst(one);
        }
    }

    private synchronized long epoch() {
        return cleared;
    }

    /** Forgets all; what is being computed is not remembered either. */
    synchronized void clear() {
        cleared++;
        known.clear();
    }
}
