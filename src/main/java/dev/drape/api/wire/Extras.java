package dev.drape.api.wire;

import java.util.Locale;

/** Extra data of a JSON answer, by the values of {@code include}. */
public enum Extras {
    /** Masks as PNG: person, garment, edit mask. */
    MASK,
    /** More points: the pose's region, the garment's neckline. */
    LANDMARKS,
    /** Who wears what, as one PNG a class. */
    LAYERS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
