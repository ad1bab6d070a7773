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

import java.util.function.Supplier;

/**
 * The two caches behind Quarkus' annotations. Concurrent calls with one key share one computation; a failure is not kept.
 * Callers must not cancel what these methods answer: a cancelled one fails all that share it ({@link Analyses} shields
 * them).
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
    Uni<CustomerAnalysis> customer(@CacheKey AnalysisKey key, Supplier<Uni<CustomerAnalysis>> compute) {
        return compute.get();
    }

    @CacheResult(cacheName = GARMENTS)
    Uni<GarmentAnalysis> garment(@CacheKey AnalysisKey key, Supplier<Uni<GarmentAnalysis>> compute) {
        return compute.get();
    }

    @CacheInvalidate(cacheName = CUSTOMERS)
    Uni<Void> forgetCustomer(@CacheKey AnalysisKey key) {
        return Uni.createFrom().voidItem();
    }

    @CacheInvalidate(cacheName = GARMENTS)
    Uni<Void> forgetGarment(@CacheKey AnalysisKey key) {
        return Uni.createFrom().voidItem();
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
        return (kind == Kind.CUSTOMER ? customers : garments).keySet().size();
    }
}
