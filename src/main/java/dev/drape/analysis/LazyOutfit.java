package dev.drape.analysis;

import dev.drape.outfit.Outfit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Who wears what on one photo, found when somebody first asks: only drawing needs it, and it costs as much as all models.
 * Any thread. Once found it stays, so readers see one value.
 */
public final class LazyOutfit {
    private final AtomicReference<Outfit> found = new AtomicReference<>();

    /** The outfit if somebody has asked for it already. */
    public Optional<Outfit> known() {
        return Optional.ofNullable(found.get());
    }

    /** Finds it unless it is known. Of callers that find it at the same time all are given what the first one found. */
    Outfit orFind(Supplier<Outfit> parse) {
        Outfit known = found.get();
        if (known != null) {
            return known;
        }
        Outfit parsed = parse.get();
        return found.compareAndSet(null, parsed) ? parsed : found.get();
    }
}
