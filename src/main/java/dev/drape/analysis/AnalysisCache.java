package dev.drape.analysis;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheInvalidate;
import io.quarkus.cache.CacheInvalidateAll;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.cache.CaffeineCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The two caches behind Quarkus' annotations. Concurrent calls with one key share one load; a failure is not kept. Holds
 * analyses as they were loaded: {@link Source#COMPUTED}, {@link Source#STORE} or {@link Source#SIMILAR}. Callers must not
 * cancel what these methods answer: a cancelled one fails all that share it ({@link Analyses} shields them).
 */
@ApplicationScoped
class AnalysisCache {
    static final String CUSTOMERS = "customer-analyses";
    static final String GARMENTS = "garment-analyses";

    private final CaffeineCache customers;
    private final CaffeineCache garments;

    AnalysisCache(@CacheName(CUSTOMERS) Cache customers, @CacheName(GARMENTS) Cache garments) {
        this.customers = customers.as(CaffeineCache.class);
        this.garments = garments.as(CaffeineCache.class);
    }

    @CacheResult(cacheName = CUSTOMERS)
    Uni<Analysed<CustomerAnalysis>> customer(
            @CacheKey AnalysisKey key, Supplier<Uni<Analysed<CustomerAnalysis>>> load) {
        return load.get();
    }

    @CacheResult(cacheName = GARMENTS)
    Uni<Analysed<GarmentAnalysis>> garment(@CacheKey AnalysisKey key, Supplier<Uni<Analysed<GarmentAnalysis>>> load) {
        return load.get();
    }

    @CacheInvalidate(cacheName = CUSTOMERS)
    Uni<Void> forgetCustomer(@CacheKey AnalysisKey key) {
        return Uni.createFrom().voidItem();
    }

    @CacheInvalidate(cacheName = GARMENTS)
    Uni<Void> forgetGarment(@CacheKey AnalysisKey key) {
        return Uni.createFrom().voidItem();
    }

    /** Whether it is there, rather than being loaded or unknown. */
    boolean has(AnalysisKey key) {
        CompletableFuture<?> entry = of(key.kind()).getIfPresent(key);
        return entry != null && entry.isDone();
    }

    /** Forgets one analysis, or its load under way. */
    Uni<Void> forget(AnalysisKey key) {
        return key.kind() == Kind.CUSTOMER ? forgetCustomer(key) : forgetGarment(key);
    }

    @CacheInvalidateAll(cacheName = CUSTOMERS)
    Uni<Void> clearCustomers() {
        return Uni.createFrom().voidItem();
    }

    @CacheInvalidateAll(cacheName = GARMENTS)
    Uni<Void> clearGarments() {
        return Uni.createFrom().voidItem();
    }

    static String nameOf(Kind kind) {
        return kind == Kind.CUSTOMER ? CUSTOMERS : GARMENTS;
    }

    int size(Kind kind) {
        return of(kind).keySet().size();
    }

    private CaffeineCache of(Kind kind) {
        return kind == Kind.CUSTOMER ? customers : garments;
    }
}
