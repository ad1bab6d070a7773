package dev.drape.execution;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads for OpenCV and pure Java work, as many as there are cores. Its queue has no bound of its own: admission
 * bounds the requests, and a request has a handful of stages. A stage may share its work out with {@link Fork}.
 */
@ApplicationScoped
public class CpuPool implements Executor {
    private static final long DRAIN_SECONDS = 10;

    private static final long IDLE_SECONDS = 60;

    private final ForkJoinPool threads;

    public CpuPool() {
        int cores = Runtime.getRuntime().availableProcessors();
        AtomicInteger number = new AtomicInteger();
        ForkJoinPool.ForkJoinWorkerThreadFactory factory =
                pool -> new Worker(pool, "drape-cpu-" + number.incrementAndGet());
        // First come, first served; a thread that waits for another one's half is not replaced meanwhile.
        threads = new ForkJoinPool(
                cores, factory, null, true, cores, cores, 0, pool -> true, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Does the work on this pool when subscribed to; if cancelled before it starts, not at all. */
    public <T> Uni<T> supply(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(this);
    }

    /** The work sees the caller's tracing context. */
    @Override
    public void execute(Runnable work) {
        threads.execute(Context.current().wrap(work));
    }

    @PreDestroy
    void drain() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
    }

    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool, String name) {
            super(pool);
            setName(name);
            setContextClassLoader(CpuPool.class.getClassLoader());
        }
    }
}
