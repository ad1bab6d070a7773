package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;

/**
 * One pre-flight check of a customer photo.
 *
 * @param code such as {@code person_count}
 * @param passed whether the limit is kept
 * @param measured in the check's own unit; 1 or 0 for yes or no
 * @param limit in words, such as {@code >= 256 px}
 * @param hint one sentence a shop can show to its customer; null when passed
 * @param failure what a try-on answers when the check is not passed; null if the check is only advice
 */
public record PhotoCheck(String code, boolean passed, double measured, String limit, String hint, Failure failure) {
    public PhotoCheck {
        hint = passed ? null : hint;
    }

    /** Whether a try-on must be refused. */
    public boolean refuses() {
        return !passed && failure != null;
    }

    /** The refusal; only for a check that {@link #refuses()}. */
    public DrapeException refusal() {
        return new DrapeException(failure, failure.title() + ".")
                .withFinding(new DrapeException.Finding(code, measured, limit, hint));
    }
}
