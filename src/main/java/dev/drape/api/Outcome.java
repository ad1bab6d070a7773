package dev.drape.api;

import java.util.Locale;

/** How a request ended, for whoever runs the service. */
enum Outcome {
    /** Answered as asked. */
    OK,
    /** 4xx: the caller's to mend, a photo that cannot be used included. */
    REFUSED,
    /** 503: overloaded, late, not ready, stopping. */
    UNAVAILABLE,
    /** 500: ours to mend. */
    FAILED,
    /** The caller went before the answer did. */
    CANCELLED;

    static Outcome of(int status) {
        if (status == 503) {
            return UNAVAILABLE;
        }
        if (status >= 500) {
            return FAILED;
        }
        return status >= 400 ? REFUSED : OK;
    }

    /** Lower case, such as {@code refused}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
