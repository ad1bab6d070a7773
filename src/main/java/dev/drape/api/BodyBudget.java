package dev.drape.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of all request bodies that are held at once, whether they still arrive, wait or are worked on. Nobody
 * waits for room: what is not there is refused. A body larger than the whole budget is taken while there is no other.
 */
@ApplicationScoped
class BodyBudget {
    /** Share of the heap, beside the half that photos' pixels may take (decision 43). */
    private static final double HEAP_SHARE = 0.2;

    private final long budget;
    private final AtomicLong held = new AtomicLong();

    @Inject
    BodyBudget(ApiConfig config, MeterRegistry registry) {
        this(
                config.maxHeldBytes()
                        .orElse((long) (HEAP_SHARE * Runtime.getRuntime().maxMemory())),
                registry);
    }

    BodyBudget(long budget, MeterRegistry registry) {
        this.budget = budget;
        Gauge.builder(RequestMeter.BODIES.id(), held, AtomicLong::get)
                .description(RequestMeter.BODIES.description())
                .register(registry);
    }

    /**
     * Takes room; false if there is none. What was taken is given back once, by {@link #giveBack}.
     *
     * @param own what the body has taken before
     */
    boolean take(long bytes, long own) {
        long before = held.get();
        while (before == own || before + bytes <= budget) {
            if (held.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = held.get();
        }
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }
}
