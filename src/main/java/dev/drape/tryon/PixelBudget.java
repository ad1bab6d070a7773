package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Once;
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
    private final CpuPool cpu;
    private final Deque<Lease> queue = new ArrayDeque<>();
    private long used;

    @Inject
    PixelBudget(TryOnConfig config, CpuPool cpu, MeterRegistry registry) {
        this(
                config.maxPixels()
                        .orElse(roomFor(
                                Runtime.getRuntime().maxMemory(),
                                Runtime.getRuntime().availableProcessors())),
                cpu,
                registry);
    }

    PixelBudget(long budget, CpuPool cpu, MeterRegistry registry) {
        this.budget = budget;
        this.cpu = cpu;
        Gauge.builder(AdmissionMeter.PIXELS.id(), this, PixelBudget::used)
                .description(AdmissionMeter.PIXELS.description())
                .register(registry);
        Gauge.builder(AdmissionMeter.PIXELS_WAITING.id(), this, PixelBudget::waiting)
                .description(AdmissionMeter.PIXELS_WAITING.description())
                .register(registry);
    }

    /** The pixels that a heap of so many bytes has room for and so many cores have work for. */
    static long roomFor(long heap, int cores) {
        return Math.min((long) (HEAP_SHARE * heap) / HEAP_BYTES_A_PIXEL, PIXELS_A_CORE * cores);
    }

    synchronized int waiting() {
        return queue.size();
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
        HELD
    }

    /** One request's room: given back when the last work on its photos ends. All state is guarded by the budget. */
    final class Lease {
        private Phase phase = Phase.NEW;
        private int working;
        private long pixels;
        private UniEmitter<? super Void> waiting;

        /** Waits for room, once while work goes on. Fails with {@code deadline_exceeded} if there is none in time. */
        Uni<Void> take(long wanted, Deadline deadline) {
            return Uni.createFrom()
                    .<Void>emitter(emitter -> request(Math.min(wanted, budget), emitter))
                    .ifNoItem()
                    .after(deadline.atLeastAMoment())
                    .failWith(() -> new DrapeException(
                            Failure.DEADLINE_EXCEEDED, "The request waited for memory longer than it may."));
        }

        private void request(long wanted, UniEmitter<? super Void> emitter) {
            boolean wanting;
            synchronized (PixelBudget.this) {
                wanting = working > 0;
                if (wanting) {
                    pixels = wanted;
                    waiting = emitter;
                    phase = Phase.WAITING;
                    queue.addLast(this);
                    emitter.onTermination(this::leave);
                }
            }
            if (wanting) {
                grant();
            } else {
                emitter.fail(ended());
            }
        }

        private static CancellationException ended() {
            return new CancellationException("The work that wanted room has ended.");
        }

        /** Whoever waited has gone, or was served. */
        private void leave() {
            boolean left;
            synchronized (PixelBudget.this) {
                left = phase == Phase.WAITING && queue.remove(this);
                if (left) {
                    phase = Phase.NEW;
                }
            }
            if (left) {
                grant();
            }
        }

        /**
         * Work that takes room, or uses photos there is room for: a request, or an analysis that several requests share and that
         * goes on when the first of them has ended. What of it is on the CPU pool's threads when it fails or is cancelled belongs
         * to it.
         */
        <T> Uni<T> during(Uni<T> work) {
            return Uni.createFrom().deferred(() -> {
                synchronized (PixelBudget.this) {
                    working++;
                }
                Once end = new Once(this::workEnded);
                return work.onTermination().invoke((done, failure, cancelled) -> {
                    if (failure != null || cancelled) {
                        cpu.afterRunning(end);
                    } else {
                        end.run();
                    }
                });
            });
        }

        private void workEnded() {
            UniEmitter<? super Void> given = null;
            synchronized (PixelBudget.this) {
                working--;
                if (working > 0) {
                    return;
                }
                if (phase == Phase.HELD) {
                    used -= pixels;
                } else if (phase == Phase.WAITING) {
                    queue.remove(this);
                    given = waiting;
                }
                phase = Phase.NEW;
            }
            if (given != null) {
                given.fail(ended());
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
