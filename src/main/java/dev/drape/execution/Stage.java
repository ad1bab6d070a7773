package dev.drape.execution;

import java.util.Locale;

/** The stages of a request that are timed. */
public enum Stage {
    QUEUE,
    DECODE,
    PREPROCESS,
    POSE,
    /** The second look at the person, which runs beside {@link #POSE}, and the person mask from both looks. */
    SEGMENTATION,
    SKIN,
    OUTFIT,
    GARMENT,
    COMPOSE,
    ENCODE;

    /** Lower case, such as {@code decode}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
