package dev.drape.store;

import io.smallrye.mutiny.Uni;

/** Keeps nothing. */
final class NoShelf<T> implements Shelf<T> {
    @Override
    public Uni<Lookup<T>> find(String key) {
        return Uni.createFrom().item(Lookup.unanswered());
    }

    @Override
    public void keep(String key, T value, Lookup<T> missed) {}

    @Override
    public Uni<Integer> clear() {
        return Uni.createFrom().item(0);
    }

    @Override
    public ShelfStatus status() {
        return ShelfStatus.NONE;
    }
}
