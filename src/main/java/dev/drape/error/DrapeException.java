package dev.drape.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that failed for a named reason. {@link #getMessage()} is public: it reaches the caller, so it holds no
 * path, class name or byte of a photo; the cause stays inside.
 *
 * <p>Immutable; the {@code with…} methods answer a copy. No stack trace is recorded for failures that are the
 * caller's to mend: they are answers, not faults.
 */
public final class DrapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final transient Finding finding;
    private final String part;
    private final Duration retryAfter;

    /**
     * What was measured against which limit.
     *
     * @param check name of the check, such as {@code person_count}
     * @param measured the measured value, in the check's own unit
     * @param limit the limit in words, such as {@code = 1} or {@code >= 256 px}
     * @param hint one sentence a shop can show to its customer
     */
    public record Finding(String check, double measured, String limit, String hint) {}

    public DrapeException(Failure failure, String detail) {
        this(failure, detail, null, null, null, null);
    }

    public DrapeException(Failure failure, String detail, Throwable cause) {
        this(failure, detail, cause, null, null, null);
    }

    private DrapeException(
            Failure failure, String detail, Throwable cause, Finding finding, String part, Duration retryAfter) {
        super(detail, cause, false, failure.kind() == Failure.Kind.INTERNAL);
        this.failure = Objects.requireNonNull(failure);
        this.finding = finding;
        this.part = part;
        this.retryAfter = retryAfter;
    }

    /** Whether the service broke, rather than being busy, late or asked for what cannot be done. */
    public static boolean isFault(Throwable e) {
        return !(e instanceof DrapeException known) || known.failure() == Failure.INTERNAL;
    }

    public DrapeException withFinding(Finding what) {
        return new DrapeException(failure, getMessage(), getCause(), what, part, retryAfter);
    }

    /** Names the multipart part at fault, such as {@code customer_image}; a part already named stays. */
    public DrapeException inPart(String name) {
        return part != null ? this : new DrapeException(failure, getMessage(), getCause(), finding, name, retryAfter);
    }

    public DrapeException retryAfter(Duration wait) {
        return new DrapeException(failure, getMessage(), getCause(), finding, part, wait);
    }

    public Failure failure() {
        return failure;
    }

    public Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    public Optional<String> part() {
        return Optional.ofNullable(part);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
