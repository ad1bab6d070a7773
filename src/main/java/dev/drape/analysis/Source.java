package dev.drape.analysis;

import java.util.Locale;

/** Where an analysis came from. */
public enum Source {
    /** Computed for this request. */
    COMPUTED,
    /** It was in memory, or another request was computing it. */
    MEMORY,
    /** It was in the second level: computed before the last restart, or by another replica. */
    STORE,
    /** It is the analysis of a photo that shows the same garment in the same place. */
    SIMILAR;

    /** Lower case, such as {@code memory}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
