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
    private final AtomicReference<PackedOutfit> found = new AtomicReference<>();

    /** Whether somebody has asked for it already. */
    public boolean isKnown() {
        return found.get() != null;
    }

    /** The outfit if somebody has asked for it already. Its masks are kept packed: each call unpacks them. */
    public Optional<Outfit> known() {
        return Optional.ofNullable(found.get()).map(PackedOutfit::unpack);
    }

    /** Finds it unless it is known. Of those that find it at the same time the first one's stays. */
    void findUnlessKnown(Supplier<Outfit> parse) {
        if (!isKnown()) {
            found.compareAndSet(null, PackedOutfit.of(parse.get()));
        }
    }
}
