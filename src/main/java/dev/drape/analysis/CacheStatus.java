package dev.drape.analysis;

/**
 * One cache's state.
 *
 * @param size entries now
 * @param maxSize bound on the entries
 * @param hits requests answered without computing, since the start
 * @param misses requests that computed, since the start
 * @param evictions entries dropped to keep the bound, since the start
 */
public record CacheStatus(int size, int maxSize, long hits, long misses, long evictions) {
    /** Hits among all requests, 0…1; 0 before the first one. */
    public double hitRate() {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
}
