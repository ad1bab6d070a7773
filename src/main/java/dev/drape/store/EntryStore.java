package dev.drape.store;

import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.Optional;

/**
 * Bytes by name, on shelves that are emptied one by one. Every method may be called on any thread and never blocks it;
 * what it answers may fail and take its time: {@link Shelf} shields callers from both.
 */
interface EntryStore {
    /**
     * What a look-up gave.
     *
     * @param entry the bytes, if there are any
     * @param generation how often the shelf had been emptied at that moment: a value that was computed after this look-up
     *     may be kept only if it still has been as often
     */
    record Found(Optional<byte[]> entry, long generation) {}

    Uni<Found> find(String shelf, String name);

    /**
     * Keeps an entry, replacing one of that name.
     *
     * @param age after which it is gone
     * @param generation of the look-up that missed
     * @return false if the shelf was emptied since; the entry is then not kept
     */
    Uni<Boolean> keep(String shelf, String name, byte[] entry, Duration age, long generation);

    /** Empties a shelf and answers how many entries it had. */
    Uni<Integer> clear(String shelf);

    /** What it is, such as {@code file}. */
    String id();
}
