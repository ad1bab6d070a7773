package dev.drape.execution;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;

import java.time.Duration;

/** The moment by which a request must be answered; checked between stages. Immutable, any thread. */
public final class Deadline {
    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Time left; zero or negative once it has passed. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    /** As {@link #left}, but positive: what a timer takes. */
    public Duration atLeastAMoment() {
        Duration left = left();
        return left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** Throws {@code deadline_exceeded} once the moment has passed. */
    public void check() {
        if (passed()) {
            throw new DrapeException(Failure.DEADLINE_EXCEEDED, "The request took longer than it may.");
        }
    }
}
