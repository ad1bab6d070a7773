package dev.drape.store;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Bounds how long a store is waited for, and leaves one alone that fails: after half of {@value #WINDOW} calls failed it is
 * not called for a while, then one call tries it again. Any thread, never blocks.
 */
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);

    /** Calls that are looked at; small, because each failing one makes a request wait for the time limit. */
    private static final int WINDOW = 4;

    private static final double FAILURES = 0.5;

    private final String store;
    private final Guard guard;
    private final AtomicReference<CircuitBreakerState> state = new AtomicReference<>(CircuitBreakerState.CLOSED);

    Breaker(String store, Duration timeLimit, Duration retryAfter) {
        this.store = store;
        guard = Guard.create()
                .withDescription("drape-store-" + store)
                .withThreadOffload(false)
                .withTimeout()
                .duration(timeLimit.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(WINDOW)
                .failureRatio(FAILURES)
                .delay(retryAfter.toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    /** The call's answer, or a failure at the time limit, or one at once while the store is left alone. */
    <T> Uni<T> call(Supplier<Uni<T>> work, TypeLiteral<Uni<T>> type) {
        return Uni.createFrom().deferred(() -> guard.get(work, type));
    }

    private void changed(CircuitBreakerState now) {
        CircuitBreakerState before = state.getAndSet(now);
        if (now == CircuitBreakerState.OPEN && before == CircuitBreakerState.CLOSED) {
            LOG.warnf("The cache's %s store fails or is too slow; it is left alone for a while", store);
        } else if (now == CircuitBreakerState.CLOSED) {
            LOG.infof("The cache's %s store works again", store);
        }
    }

    /** Whether the store is used; false while it is left alone or tried again. */
    boolean closed() {
        return state.get() == CircuitBreakerState.CLOSED;
    }
}
