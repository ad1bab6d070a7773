package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Bounds the pixels that are worked on at once: what keeps memory in bounds is not how many requests run but how large
 * their photos are. First come, first served. A photo larger than the whole budget is worked on alone. Never blocks.
 */
@ApplicationScoped
class PixelBudget {
    /** Heap that a pixel of a try-on's photos takes at its worst, of which decoding is 3; docs/performance.md. */
    private static final int HEAP_BYTES_A_PIXEL = 12;

    /** Share of the heap that photos may take; the rest is for the service itself and its caches. */
    private static final double HEAP_SHARE = 0.5;

    /** More than this for each core would only wait for a core, with its photos in memory. */
    private static final long PIXELS_A_CORE = 16_000_000;

    private final long budget;
    private final Deque<Lease> queue = new ArrayDeque<>();
    private long used;

    @Inject
    PixelBudget(TryOnConfig config, MeterRegistry registry) {
        this(
                config.maxPixels()
                        .orElse(roomFor(
                                Runtime.getRuntime().maxMemory(),
                                Runtime.getRuntime().availableProcessors())),
                registry);
    }

    PixelBudget(long budget, MeterRegistry registry) {
        this.budget = budget;
        Gauge.builder(AdmissionMeter.PIXELS.id(), this, PixelBudget::used)
                .description(AdmissionMeter.PIXELS.description())
                .register(registry);
    }

    /** The pixels that a heap of so many bytes has room for and so many cores have work for. */
    static long roomFor(long heap, int cores) {
        return Math.min((long) (HEAP_SHARE * heap) / HEAP_BYTES_A_PIXEL, PIXELS_A_CORE * cores);
    }

    synchronized long used() {
        return used;
    }

    /** Room for one request's photos, not taken yet. */
    Lease lease() {
        return new Lease();
    }

    private enum Phase {
        NEW,
        WAITING,
        HELD,
        CLOSED
    }

    /** One request's room. All state is guarded by the budget. */
    final class Lease implements AutoCloseable {
        private Phase phase = Phase.NEW;
        private boolean closing;
        private int working;
        private long pixels;
        private UniEmitter<? super Void> waiting;

        /** Waits for room; once a lease. Fails with {@code deadline_exceeded} if there is none in time. */
        Uni<Void> take(long wanted, Deadline deadline) {
            return Uni.createFrom()
                    .<Void>emitter(emitter -> request(Math.min(wanted, budget), emitter))
                    .ifNoItem()
                    .after(deadline.atLeastAMoment())
                    .failWith(() -> new DrapeException(
                            Failure.DEADLINE_EXCEEDED, "The request waited for memory longer than it may."));
        }

        private void request(long wanted, UniEmitter<? super Void> emitter) {
            boolean late;
            synchronized (PixelBudget.this) {
                late = closing && working == 0;
                if (!late) {
                    pixels = wanted;
                    waiting = emitter;
                    phase = Phase.WAITING;
                    queue.addLast(this);
                    emitter.onTermination(this::leave);
                }
            }
            if (late) {
                emitter.fail(nobodyWaits());
            }
            grant();
        }

        private static CancellationException nobodyWaits() {
            return new CancellationException("The request that wanted room has ended.");
        }

        /** Whoever waited has gone, or was served. */
        private void leave() {
            boolean left;
            synchronized (PixelBudget.this) {
                left = phase == Phase.WAITING && queue.remove(this);
                if (left) {
                    phase = Phase.CLOSED;
                }
            }
            if (left) {
                grant();
            }
        }

        /** As the other one, for work that is done by the calling thread. */
        <T> T during(Supplier<T> work) {
            began();
            try {
                return work.get();
            } finally {
                ended();
            }
        }

        /** Work on the photos that may go on when its caller has gone: the room is not given back before it ends. */
        <T> Uni<T> during(Uni<T> work) {
            return Uni.createFrom().deferred(() -> {
                began();
                return work.onTermination().invoke(this::ended);
            });
        }

        private void began() {
            synchronized (PixelBudget.this) {
                working++;
            }
        }

        private void ended() {
            boolean last;
            synchronized (PixelBudget.this) {
                last = --working == 0 && closing;
            }
            if (last) {
                close();
            }
        }

        /** Gives the room back, or stops waiting for it, once no work goes on in it. */
        @Override
        public void close() {
            UniEmitter<? super Void> waited = null;
            synchronized (PixelBudget.this) {
                closing = true;
                if (working > 0) {
                    return;
                }
                if (phase == Phase.HELD) {
                    used -= pixels;
                } else if (phase == Phase.WAITING) {
                    queue.remove(this);
                    waited = waiting;
                }
                phase = Phase.CLOSED;
            }
            if (waited != null) {
                waited.fail(nobodyWaits());
            }
            grant();
        }
    }

    /** Gives room to as many of the first as there is room for. */
    private void grant() {
        List<Lease> granted = new ArrayList<>();
        synchronized (this) {
            while (!queue.isEmpty() && used + queue.peekFirst().pixels <= budget) {
                Lease next = queue.pollFirst();
                used += next.pixels;
                next.phase = Phase.HELD;
                granted.add(next);
            }
        }
        granted.forEach(lease -> lease.waiting.complete(null));
    }
}
