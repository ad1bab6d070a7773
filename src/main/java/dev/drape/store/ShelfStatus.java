package dev.drape.store;

/**
 * A shelf's state, since the start.
 *
 * @param store what it lies in: {@code none}, {@code file} or {@code redis}
 * @param up whether the store is used; false while it is left alone because it failed
 * @param hits look-ups that found an entry
 * @param misses look-ups that found none
 * @param failures look-ups that the store did not answer, and entries that were damaged
 * @param writes entries kept
 * @param dropped entries not kept: too many writes, too large, the shelf was emptied meanwhile, or the store failed
 */
public record ShelfStatus(String store, boolean up, long hits, long misses, long failures, long writes, long dropped) {
    static final ShelfStatus NONE = new ShelfStatus("none", true, 0, 0, 0, 0, 0);
}
