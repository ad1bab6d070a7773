package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets callers share cached computations without feeling each other: a computation runs under the service's own time
 * limit, each caller has its own subscription and deadline. Counts each call once, as a hit or a miss.
 */
@ApplicationScoped
class SharedAnalyses {
    private final AnalysisCache cache;
    private final CacheMeters meters;
    private final AnalysisConfig config;

    SharedAnalyses(AnalysisCache cache, CacheMeters meters, AnalysisConfig config) {
        this.cache = cache;
        this.meters = meters;
        this.config = config;
    }

    /**
     * {@code compute} is called with the time limit of the shared computation, only if the key is not known. An analysis
     * that a fault of the service degraded is answered, but not kept: the next caller may fare better.
     */
    Uni<Analysed<CustomerAnalysis>> customer(
            AnalysisKey key, Function<Deadline, Uni<CustomerAnalysis>> compute, Deadline caller) {
        return shared(key, load -> cache.customer(key, load), compute, caller)
                .call(found ->
                        found.value().faulty() ? forget(key) : Uni.createFrom().voidItem());
    }

    /** As {@link #customer}. */
    Uni<Analysed<GarmentAnalysis>> garment(
            AnalysisKey key, Function<Deadline, Uni<GarmentAnalysis>> compute, Deadline caller) {
        return shared(key, load -> cache.garment(key, load), compute, caller);
    }

    /** Computed for one caller alone. */
    static <T> Uni<Analysed<T>> fresh(Function<Deadline, Uni<T>> compute, Deadline caller) {
        return within(caller, compute.apply(caller)).map(value -> new Analysed<>(value, false));
    }

    private <T> Uni<Analysed<T>> shared(
            AnalysisKey key,
            Function<Supplier<Uni<T>>, Uni<T>> lookup,
            Function<Deadline, Uni<T>> compute,
            Deadline caller) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean computes = new AtomicBoolean();
            Uni<T> shared = lookup.apply(() -> {
                computes.set(true);
                Deadline limit = Deadline.after(config.timeLimit());
                return within(limit, compute.apply(limit));
            });
            Uni<T> own = Uni.createFrom()
                    .<T>emitter(one -> shared.subscribe().with(one::complete, one::fail))
                    .onFailure()
                    .call(() -> forget(key));
            return within(caller, own).map(value -> {
                boolean hit = !computes.get();
                meters.of(key.kind()).count(hit);
                return new Analysed<>(value, hit);
            });
        });
    }

    /**
     * Caffeine drops a failed entry by itself, but possibly after its callers have been told: one that tries again at
     * once would be given the old failure.
     */
    private Uni<Void> forget(AnalysisKey key) {
        return key.kind() == Kind.CUSTOMER ? cache.forgetCustomer(key) : cache.forgetGarment(key);
    }

    private static <T> Uni<T> within(Deadline deadline, Uni<T> work) {
        Duration left = deadline.left();
        return left.isNegative() || left.isZero()
                ? Uni.createFrom().failure(SharedAnalyses::tooLate)
                : work.ifNoItem().after(left).failWith(SharedAnalyses::tooLate);
    }

    private static DrapeException tooLate() {
        return new DrapeException(Failure.DEADLINE_EXCEEDED, "The analysis took longer than it may.");
    }
}
