package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.execution.Once;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets callers share loads without feeling each other: a load runs under the service's own time limit and as long as anybody
 * waits for it, each caller has its own subscription and deadline. Counts each call once.
 */
@ApplicationScoped
class SharedAnalyses {
    /** How often a caller may come just when the load it would share is stopped; each time another caller has to go. */
    private static final int RETRIES = 5;

    private final AnalysisCache cache;
    private final AnalysisLoads loads;
    private final CacheMeters meters;
    private final AnalysisConfig config;
    private final LoadsUnderWay underWay = new LoadsUnderWay();

    SharedAnalyses(AnalysisCache cache, AnalysisLoads loads, CacheMeters meters, AnalysisConfig config) {
        this.cache = cache;
        this.loads = loads;
        this.meters = meters;
        this.config = config;
    }

    /** {@code compute} is called with the time limit of the shared load, only if no level knows the key. */
    Uni<Analysed<CustomerAnalysis>> customer(
            AnalysisKey key, Function<Deadline, Uni<CustomerAnalysis>> compute, Deadline caller) {
        return shared(
                key,
                load -> cache.customer(key, load),
                limit -> loads.customer(key, () -> computed(compute.apply(limit))),
                caller);
    }

    /** As {@link #customer}; {@code compute} says whether it computed or found a similar photo's analysis. */
    Uni<Analysed<GarmentAnalysis>> garment(
            AnalysisKey key, Function<Deadline, Uni<Analysed<GarmentAnalysis>>> compute, Deadline caller) {
        return shared(
                key, load -> cache.garment(key, load), limit -> loads.garment(key, () -> compute.apply(limit)), caller);
    }

    /** Computed for one caller alone. */
    static <T> Uni<Analysed<T>> fresh(Function<Deadline, Uni<T>> compute, Deadline caller) {
        return within(caller, computed(compute.apply(caller)));
    }

    static <T> Uni<Analysed<T>> computed(Uni<T> work) {
        return work.map(value -> new Analysed<>(value, Source.COMPUTED));
    }

    private <T> Uni<Analysed<T>> shared(
            AnalysisKey key,
            Function<Supplier<Uni<Analysed<T>>>, Uni<Analysed<T>>> lookup,
            Function<Deadline, Uni<Analysed<T>>> load,
            Deadline caller) {
        return Uni.createFrom()
                .deferred(() -> {
                    LoadsUnderWay.Load waitedFor = underWay.join(key);
                    return looked(key, lookup, limit -> waitedFor.whileWaitedFor(load.apply(limit)), caller)
                            .onTermination()
                            .invoke(new Once(waitedFor::leave));
                })
                .onFailure(LoadsUnderWay.Abandoned.class)
                .retry()
                .atMost(RETRIES);
    }

    private <T> Uni<Analysed<T>> looked(
            AnalysisKey key,
            Function<Supplier<Uni<Analysed<T>>>, Uni<Analysed<T>>> lookup,
            Function<Deadline, Uni<Analysed<T>>> load,
            Deadline caller) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean loads = new AtomicBoolean();
            Uni<Analysed<T>> shared = lookup.apply(() -> {
                loads.set(true);
                Deadline limit = Deadline.after(config.timeLimit());
                return this.loads.forgetting(key, within(limit, load.apply(limit)));
            });
            Uni<Analysed<T>> own =
                    Uni.createFrom().emitter(one -> shared.subscribe().with(one::complete, one::fail));
            return within(caller, own)
                    .map(found -> loads.get() || found.similar() ? found : new Analysed<>(found.value(), Source.MEMORY))
                    .invoke(found -> meters.of(key.kind()).count(found.source()));
        });
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
