package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Bounds how many requests run at once and how many wait; first come, first served. Asking for a place is one atomic
 * step, and a place is given back exactly once: on success, failure and cancellation. Never blocks.
 */
@ApplicationScoped
public class Admission {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int places;
    private final int queueLimit;
    private final Duration timeLimit;
    private final Counter rejections;
    private final Deque<Ticket> queue = new ArrayDeque<>();
    private int running;
    private volatile boolean draining;

    @Inject
    Admission(TryOnConfig config, MeterRegistry registry) {
        this(
                config.maxConcurrent().orElse(2 * Runtime.getRuntime().availableProcessors()),
                config.queueLimit(),
                config.deadline(),
                registry);
    }

    Admission(int places, int queueLimit, Duration timeLimit, MeterRegistry registry) {
        if (places < 1) {
            throw new IllegalArgumentException("there must be a place at least, there are " + places);
        }
        this.places = places;
        this.queueLimit = queueLimit;
        this.timeLimit = timeLimit;
        rejections = Counter.builder(AdmissionMeter.REJECTIONS.id())
                .description(AdmissionMeter.REJECTIONS.description())
                .register(registry);
        Gauge.builder(AdmissionMeter.RUNNING.id(), this, a -> a.state().running())
                .description(AdmissionMeter.RUNNING.description())
                .register(registry);
        Gauge.builder(AdmissionMeter.WAITING.id(), this, a -> a.state().waiting())
                .description(AdmissionMeter.WAITING.description())
                .register(registry);
    }

    /**
     * How busy the service is.
     *
     * @param running requests that hold a place
     * @param waiting requests in the queue
     * @param queueLimit bound on {@code waiting}
     * @param rejected requests refused since the start
     */
    public record State(int running, int waiting, int queueLimit, long rejected) {}

    /**
     * Runs the work when there is a place for it.
     *
     * @return what the work gives; fails with {@code overloaded} at once when the queue is full, with {@code not_ready}
     *     while draining, and with {@code deadline_exceeded} when no place became free in time
     */
    public <T> Uni<T> admit(Function<Turn, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (draining) {
                return Uni.createFrom()
                        .failure(new DrapeException(Failure.NOT_READY, "The service is stopping.")
                                .retryAfter(RETRY_AFTER));
            }
            long arrived = System.nanoTime();
            Deadline deadline = Deadline.after(timeLimit);
            Ticket ticket = new Ticket();
            return Uni.createFrom()
                    .<Void>emitter(ticket::request)
                    .ifNoItem()
                    .after(timeLimit)
                    .failWith(() -> new DrapeException(
                            Failure.DEADLINE_EXCEEDED, "The request waited for its turn longer than it may."))
                    .chain(() -> {
                        StageRecorder.ended(Stage.QUEUE, arrived);
                        return work.apply(new Turn(deadline, arrived, (System.nanoTime() - arrived) / 1e6));
                    })
                    .onTermination()
                    .invoke(ticket::close);
        });
    }

    /**
     * Throws {@code overloaded} if a request that came now would be refused: asked before anything is done for it, so that
     * the refusal waits for no thread. Only {@link #admit} decides.
     */
    public void requireRoom() {
        boolean full;
        synchronized (this) {
            full = running >= places && queue.size() >= queueLimit;
        }
        if (full) {
            throw full();
        }
    }

    private DrapeException full() {
        return overloaded("All places are taken and the queue is full; try again shortly.");
    }

    /** What a request is told that something else has no room for; it counts as refused. */
    public DrapeException overloaded(String why) {
        rejections.increment();
        return new DrapeException(Failure.OVERLOADED, why).retryAfter(RETRY_AFTER);
    }

    /** Refuses every further request as {@code not_ready}; those that run or wait go on. */
    public void drain() {
        draining = true;
    }

    /** Whether {@link #drain()} was called. */
    public boolean draining() {
        return draining;
    }

    public synchronized State state() {
        return new State(running, queue.size(), queueLimit, (long) rejections.count());
    }

    private enum Phase {
        NEW,
        WAITING,
        RUNNING,
        CLOSED
    }

    /** One request's way through the gate. All state is guarded by the {@code Admission}. */
    private final class Ticket {
        private Phase phase = Phase.NEW;
        private UniEmitter<? super Void> waiting;

        void request(UniEmitter<? super Void> emitter) {
            Phase now;
            synchronized (Admission.this) {
                if (running < places) {
                    running++;
                    phase = Phase.RUNNING;
                } else if (queue.size() < queueLimit) {
                    waiting = emitter;
                    queue.addLast(this);
                    phase = Phase.WAITING;
                } else {
                    phase = Phase.CLOSED;
                }
                now = phase;
            }
            if (now == Phase.RUNNING) {
                emitter.complete(null);
            } else if (now == Phase.CLOSED) {
                emitter.fail(full());
            }
        }

        void close() {
            Ticket next = null;
            synchronized (Admission.this) {
                if (phase == Phase.WAITING) {
                    queue.remove(this);
                } else if (phase == Phase.RUNNING) {
                    next = queue.pollFirst();
                    if (next == null) {
                        running--;
                    } else {
                        next.phase = Phase.RUNNING;
                    }
                }
                phase = Phase.CLOSED;
            }
            if (next != null) {
                next.waiting.complete(null);
            }
        }
    }
}
