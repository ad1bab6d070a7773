package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.store.Lookup;
import dev.drape.store.Shelf;
import dev.drape.store.Shelves;
import dev.drape.store.StoreConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What happens when memory does not know an analysis: it is taken from the second level, or computed and then kept there.
 * Each load runs once, whoever waits for it. Made at the start, so that a second level that is configured wrongly stops it.
 */
@Startup
@ApplicationScoped
class AnalysisLoads {
    private final AnalysisCache cache;
    private final CacheMeters meters;
    private final CpuPool cpu;
    private final Shelf<CustomerAnalysis> customers;
    private final Shelf<GarmentAnalysis> garments;

    AnalysisLoads(AnalysisCache cache, CacheMeters meters, CpuPool cpu, Shelves shelves, StoreConfig config) {
        this.cache = cache;
        this.meters = meters;
        this.cpu = cpu;
        customers = config.persistCustomers()
                ? shelves.open(Kind.CUSTOMER.id(), CustomerAnalysis.class, config.customerAge())
                : Shelf.none();
        garments = shelves.open(Kind.GARMENT.id(), GarmentAnalysis.class, config.garmentAge());
    }

    /**
     * An analysis that a fault of the service degraded is answered, but kept nowhere: the next caller may fare better.
     */
    Uni<Analysed<CustomerAnalysis>> customer(AnalysisKey key, Supplier<Uni<Analysed<CustomerAnalysis>>> compute) {
        return load(customers, key, compute, CustomerAnalysis::faulty);
    }

    /** A similar photo's analysis is kept in memory only: it is no second witness of what the garment is. */
    Uni<Analysed<GarmentAnalysis>> garment(AnalysisKey key, Supplier<Uni<Analysed<GarmentAnalysis>>> compute) {
        return load(garments, key, compute, garment -> false);
    }

    private <T> Uni<Analysed<T>> load(
            Shelf<T> shelf, AnalysisKey key, Supplier<Uni<Analysed<T>>> compute, Predicate<T> faulty) {
        return shelf.find(key.text())
                .chain(found -> found.value()
                        .map(value -> Uni.createFrom().item(new Analysed<>(value, Source.STORE)))
                        .orElseGet(() -> compute(shelf, key, found, compute, faulty)));
    }

    private <T> Uni<Analysed<T>> compute(
            Shelf<T> shelf,
            AnalysisKey key,
            Lookup<T> missed,
            Supplier<Uni<Analysed<T>>> compute,
            Predicate<T> faulty) {
        long start = System.nanoTime();
        return compute.get()
                .invoke(loaded -> meters.of(key.kind()).computed(System.nanoTime() - start))
                .call(loaded -> {
                    if (faulty.test(loaded.value())) {
                        return forget(key);
                    }
                    if (!loaded.similar()) {
                        shelf.keep(key.text(), loaded.value(), missed);
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    /**
     * The load, forgotten before anybody hears of its failure: Caffeine drops a failed entry by itself, but possibly after
     * its callers have been told, and one that tries again at once would be given the old failure.
     */
    <T> Uni<T> forgetting(AnalysisKey key, Uni<T> load) {
        return load.onFailure().call(() -> forget(key));
    }

    /** On another thread: a load that ends at once ends while Caffeine still locks the entry. */
    private Uni<Void> forget(AnalysisKey key) {
        return cache.forget(key).runSubscriptionOn(cpu);
    }

    Shelf<?> shelf(Kind kind) {
        return kind == Kind.CUSTOMER ? customers : garments;
    }
}
