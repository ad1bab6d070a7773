package dev.drape.store;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a shelf answered.
 *
 * @param value what was kept, if it was
 * @param generation the shelf's at that moment; empty if the store did not answer: what is computed then is not kept,
 *     for nobody knows whether the shelf was emptied meanwhile
 */
public record Lookup<T>(Optional<T> value, OptionalLong generation) {
    static <T> Lookup<T> unanswered() {
        return new Lookup<>(Optional.empty(), OptionalLong.empty());
    }
}
