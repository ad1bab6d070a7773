package dev.drape.analysis;

import dev.drape.store.ShelfStatus;

/**
 * One cache's state.
 *
 * @param size entries in memory now
 * @param maxSize bound on the entries in memory
 * @param hits requests answered without computing, since the start
 * @param storeHits of these, from the second level
 * @param similarHits of these, with a similar photo's analysis
 * @param misses requests that computed, since the start
 * @param evictions entries dropped from memory to keep the bound, since the start
 * @param meanLoadMs mean time of a computation, since the start; 0 before the first
 * @param maxLoadMs longest computation of the last minutes
 * @param store the second level
 */
public record CacheStatus(
        int size,
        int maxSize,
        long hits,
        long storeHits,
        long similarHits,
        long misses,
        long evictions,
        double meanLoadMs,
        double maxLoadMs,
        ShelfStatus store) {
    /** Hits among all requests, 0…1; 0 before the first one. */
    public double hitRate() {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
}
