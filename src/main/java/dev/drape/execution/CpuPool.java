package dev.drape.execution;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads for OpenCV and pure Java work, as many as there are cores; first come, first served. Its queue has no bound of
 * its own: admission bounds the requests, and a request has a handful of stages. A stage may share its work out with
 * {@link Fork}.
 */
@ApplicationScoped
public class CpuPool implements Executor {
    private static final long DRAIN_SECONDS = 10;

    private final Threads threads;

    public CpuPool() {
        int cores = Runtime.getRuntime().availableProcessors();
        AtomicInteger number = new AtomicInteger();
        threads = new Threads(cores, work -> new Worker(this, work, "drape-cpu-" + number.incrementAndGet()));
    }

    /** Does the work on this pool when subscribed to; if cancelled before it starts, not at all. */
    public <T> Uni<T> supply(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(this);
    }

    /**
     * Does that as soon as what this pool's threads are doing now has ended, at once if they do nothing. Work that is cancelled
     * while it is being done goes on to its end, so what it uses can be let go then and no earlier.
     */
    public void afterRunning(Runnable then) {
        threads.afterRunning(then);
    }

    /** The work sees the caller's tracing context. */
    @Override
    public void execute(Runnable work) {
        threads.execute(Context.current().wrap(work));
    }

    /** How many threads of the calling thread's pool have nothing to do; 0 on other threads than a pool's. */
    static int idle() {
        return Thread.currentThread() instanceof Worker worker ? worker.pool.idleThreads() : 0;
    }

    private int idleThreads() {
        return threads.getQueue().isEmpty() ? Math.max(0, threads.getCorePoolSize() - threads.getActiveCount()) : 0;
    }

    /** Lets another thread of the calling thread's pool do that, sooner or later; not if the pool is stopping. */
    static void offer(Runnable work) {
        if (Thread.currentThread() instanceof Worker worker) {
            try {
                worker.pool.threads.execute(work);
            } catch (RejectedExecutionException e) {
                // The caller does what nobody else does.
            }
        }
    }

    @PreDestroy
    void drain() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
    }

    /** A fixed number of threads that know what they are doing. */
    private static final class Threads extends ThreadPoolExecutor {
        private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();

        Threads(int count, ThreadFactory factory) {
            super(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        }

        void afterRunning(Runnable then) {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).thenRun(then);
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable work) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            ((Worker) thread).end = end;
            running.add(end);
        }

        @Override
        protected void afterExecute(Runnable work, Throwable failure) {
            CompletableFuture<Void> end = ((Worker) Thread.currentThread()).end;
            running.remove(end);
            end.complete(null);
        }
    }

    private static final class Worker extends Thread {
        private final CpuPool pool;
        private CompletableFuture<Void> end;

        Worker(CpuPool pool, Runnable work, String name) {
            super(work, name);
            this.pool = pool;
        }
    }
}
