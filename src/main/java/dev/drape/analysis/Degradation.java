package dev.drape.analysis;

import java.util.Locale;

/** A step down that an analysis took rather than fail. */
public enum Degradation {
    /**
     * The photo as it is was read: nobody who counts as a person was found in the standardised one, or the model was clearly
     * less sure of them.
     */
    PREPROCESS_NONE(false),
    /** The heavy landmark model failed, the full one was used. */
    COMPLEXITY_FULL(true),
    /** The heavier landmark models failed, the lite one was used. */
    COMPLEXITY_LITE(true),
    /** All landmark models failed. Somebody was detected, no more is known, and the request is refused as not ready. */
    DETECTION_ONLY(true),
    /** The second look at the person failed, the person mask is the first look's alone. */
    SEGMENTATION_FAILED(true),
    /** A preferred device failed or is missing, another one ran the models. */
    DEVICE_FALLBACK(false);

    private final boolean fault;

    Degradation(boolean fault) {
        this.fault = fault;
    }

    /** Whether the service was at fault, so that the same photo may fare better next time. */
    boolean fault() {
        return fault;
    }

    /** Lower case with underscores, such as {@code preprocess_none}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
