package dev.drape.execution;

import java.util.Locale;

/** The stages of a request that are timed. */
public enum Stage {
    QUEUE,
    DECODE,
    PREPROCESS,
    POSE,
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
