package dev.drape.inference;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that knows what time it is: it stops runs whose time is up, gives up lanes that do not stop, and says when
 * a failed device is to be probed. What it is given must not block.
 */
final class RunWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RunWatch.class);

    private final ScheduledThreadPoolExecutor timer;

    RunWatch() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "drape-run-watch");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRejectedExecutionHandler((task, executor) -> {}); // only once it is closed
    }

    ScheduledFuture<?> after(Duration delay, Runnable action) {
        return timer.schedule(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        LOG.error("a timed action failed", e);
                    }
                },
                Math.max(0, delay.toNanos()),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
