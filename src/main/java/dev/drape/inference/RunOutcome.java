package dev.drape.inference;

import java.util.Locale;

/** How a model run ended. */
enum RunOutcome {
    OK,
    FAILED,
    /** Nobody waited for it any more, or its time was up. */
    STOPPED;

    /** Lower case, such as {@code ok}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
