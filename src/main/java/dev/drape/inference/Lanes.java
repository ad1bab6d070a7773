package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A device's lanes: threads that take runs from one bounded queue, so that none waits while a lane is free. A run is skipped
 * at its turn if its caller has gone, its deadline has passed, or the device has failed meanwhile. Lanes survive whatever a
 * run throws. One whose run neither ends nor can be stopped is given up, and another one takes its place until that run ends
 * after all. Any thread.
 */
final class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    /** Lanes given up that are replaced at a time: each keeps a thread and what its run holds. */
    private static final int MAX_REPLACED = 4;

    /** How often a stop looks whether only lanes given up are left, ms. */
    private static final long LOOK_MS = 10;

    private final Device device;
    private final ThreadLocal<InputBuffer> inputs = ThreadLocal.withInitial(InputBuffer::new);
    private volatile ThreadPoolExecutor threads;
    private int wanted;
    private int lost;

    Lanes(Device device) {
        this.device = device;
    }

    synchronized void start(int count, int queueLimit) {
        wanted = count;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                count, count, 0, TimeUnit.NANOSECONDS, new ArrayBlockingQueue<>(queueLimit), turns -> {
                    Thread thread = new Thread(turns, "drape-lane-" + device.id() + "-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.prestartAllCoreThreads();
    }

    /** What a lane does before there are runs. */
    interface Work<T> {
        /** @param scratch of the lane */
        T on(InputBuffer scratch) throws Exception;
    }

    /** Has a lane do that, and waits for it; fails with {@link DeviceFault}. What does not end in time is left to go on. */
    <T> T first(Work<T> work, Duration limit) {
        Future<T> done = threads.submit(() -> work.on(inputs.get()));
        try {
            return done.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new DeviceFault(LoaderWords.of(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new DeviceFault("the first run did not end within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceFault("the first run was interrupted", e);
        }
    }

    /** Lanes that are not given up. */
    synchronized int count() {
        return wanted - lost + Math.min(lost, MAX_REPLACED);
    }

    /** Runs that wait. */
    int queueDepth() {
        return threads == null ? 0 : threads.getQueue().size();
    }

    /** 0 if a lane is free, else the run it does and its share of those that wait. */
    synchronized int load() {
        int count = count();
        if (count == 0) {
            return Integer.MAX_VALUE;
        }
        int waiting = queueDepth();
        return threads.getActiveCount() - lost + waiting < count ? 0 : 1 + waiting / count;
    }

    /** Queues the run; false if there is no room or no lane. Lanes that are stopping fail it with {@code not_ready}. */
    boolean offer(PendingRun run) {
        if (count() == 0) {
            return false;
        }
        Turn turn = new Turn(run);
        try {
            threads.execute(turn);
        } catch (RejectedExecutionException e) {
            if (!threads.isShutdown()) {
                return false;
            }
            run.fail(stopping());
        }
        return count() > 0 || !threads.remove(turn);
    }

    /** Gives up the lane that does this; what waits is handed back if it was the last one. */
    synchronized List<PendingRun> giveUp(Turn turn) {
        if (turn.ended || turn.givenUp) {
            return List.of();
        }
        turn.givenUp = true;
        lost++;
        resize();
        return count() == 0 ? drained() : List.of();
    }

    private synchronized void ended(Turn turn) {
        turn.ended = true;
        if (turn.givenUp) {
            lost--;
            resize();
        }
    }

    /** One thread a lane, and one for each that was given up and is replaced. */
    private void resize() {
        int size = wanted + Math.min(lost, MAX_REPLACED);
        if (size > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(size);
            threads.setCorePoolSize(size);
            threads.prestartAllCoreThreads();
        } else {
            threads.setCorePoolSize(size);
            threads.setMaximumPoolSize(size);
        }
    }

    private List<PendingRun> drained() {
        List<Runnable> waiting = new ArrayList<>();
        threads.getQueue().drainTo(waiting);
        return waiting.stream().map(turn -> ((Turn) turn).run).toList();
    }

    /**
     * Finishes what is queued before the deadline; what still waits then fails with {@code not_ready}.
     *
     * @return whether every thread has ended, those given up too, so that the sessions they used may be closed
     */
    boolean stop(Deadline drain) throws InterruptedException {
        if (threads == null) {
            return true;
        }
        threads.shutdown();
        boolean busy = true;
        while (busy) {
            busy = !threads.awaitTermination(LOOK_MS, TimeUnit.MILLISECONDS) && !drain.passed() && !onlyLostAreLeft();
        }
        drained().forEach(run -> run.fail(stopping()));
        return threads.isTerminated();
    }

    private synchronized boolean onlyLostAreLeft() {
        return lost > 0 && queueDepth() == 0 && threads.getActiveCount() <= lost;
    }

    private static DrapeException stopping() {
        return new DrapeException(Failure.NOT_READY, "The service is stopping.");
    }

    /** One run on one lane. */
    final class Turn implements Runnable {
        private final PendingRun run;
        private boolean ended;
        private boolean givenUp;

        private Turn(PendingRun run) {
            this.run = run;
        }

        @Override
        public void run() {
            try {
                if (!run.ended()) {
                    run.deadline().check();
                    device.requireReadyFor(run);
                    run.complete(device.execute(this, run, inputs.get()));
                }
            } catch (DrapeException | DeviceFault e) {
                run.fail(e);
            } catch (Throwable e) {
                LOG.errorf(e, "A run on %s failed outside of the model", device.id());
                run.fail(new DrapeException(Failure.INTERNAL, "The model could not be run.", e));
            } finally {
                ended(this);
            }
        }
    }
}
