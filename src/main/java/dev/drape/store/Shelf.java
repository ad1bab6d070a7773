package dev.drape.store;

import io.smallrye.mutiny.Uni;

/**
 * Values of one type in the second level, by key. Any thread; no method blocks, {@link #find} and {@link #keep} never
 * fail: what goes wrong is a miss, or a value that is not kept, and is counted.
 */
public interface Shelf<T> {
    /** @param key text that names all that the value depends on; the value's shape and our code are added to it here */
    Uni<Lookup<T>> find(String key);

    /**
     * Keeps a value; returns at once.
     *
     * @param missed what {@link #find} answered before the value was computed
     */
    void keep(String key, T value, Lookup<T> missed);

    /**
     * Empties the shelf and answers how many entries it had; what is being computed meanwhile is not kept. Fails with
     * {@code cache_unavailable} if the store does not answer: it may then still hold entries.
     */
    Uni<Integer> clear();

    ShelfStatus status();

    /** A shelf that keeps nothing. */
    static <T> Shelf<T> none() {
        return new NoShelf<>();
    }
}
