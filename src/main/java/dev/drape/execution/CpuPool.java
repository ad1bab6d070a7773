package dev.drape.execution;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads for OpenCV and pure Java work, as many as there are cores. Its queue has no bound of its own: admission
 * bounds the requests, and a request has a handful of stages.
 */
@ApplicationScoped
public class CpuPool implements Executor {
    private static final long DRAIN_SECONDS = 10;

    private final ExecutorService threads;

    public CpuPool() {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                work -> new Thread(work, "drape-cpu-" + number.incrementAndGet()));
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
}
