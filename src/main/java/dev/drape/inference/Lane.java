package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One thread and one bounded queue on one device. A run is skipped at its turn if its caller has gone, its deadline has
 * passed, or the device has failed meanwhile. The thread survives whatever a run throws.
 */
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);
    /** Wakes the thread without giving it work. */
    private static final Optional<PendingRun> WAKE = Optional.empty();

    private final Device device;
    private final int number;
    private final int queueLimit;
    private final BlockingQueue<Optional<PendingRun>> queue;
    private final InputBuffer scratch = new InputBuffer();
    private final Thread thread;
    private volatile boolean busy;
    private volatile boolean stopping;
    private volatile boolean abandoned;
    private volatile boolean ended;
    private volatile boolean givenUp;

    Lane(Device device, int number, int queueLimit) {
        this.device = device;
        this.number = number;
        this.queueLimit = queueLimit;
        queue = new ArrayBlockingQueue<>(queueLimit);
        thread = new Thread(this::work, "drape-lane-" + device.id() + "-" + number);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A lane like this one that has done nothing yet. */
    Lane another() {
        return new Lane(device, number, queueLimit);
    }

    /** Runs that wait. */
    int queueDepth() {
        return queue.size();
    }

    /** Runs that wait or are being done. */
    int load() {
        return queue.size() + (busy ? 1 : 0);
    }

    /** Queues the run; false if there is no room. A lane that is stopping fails it with {@code not_ready}. */
    boolean offer(PendingRun run) {
        if (stopping) {
            run.fail(refusal());
            return true;
        }
        if (givenUp) {
            return false;
        }
        Optional<PendingRun> entry = Optional.of(run);
        if (!queue.offer(entry)) {
            return false;
        }
        if (givenUp && queue.remove(entry)) {
            return false;
        }
        if (ended && queue.remove(entry)) {
            run.fail(refusal());
        }
        return true;
    }

    /** Lets the thread end when its run does, if it ever does, and answers what waits. */
    List<PendingRun> giveUp() {
        givenUp = true;
        List<Optional<PendingRun>> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        queue.offer(WAKE);
        return waiting.stream().flatMap(Optional::stream).toList();
    }

    boolean alive() {
        return thread.isAlive();
    }

    /** Refuses new runs and lets the thread end once the queue is empty. */
    void stop() {
        stopping = true;
        queue.offer(WAKE);
    }

    /**
     * Waits for the thread to end; when the time is up, what still waits fails with {@code not_ready}.
     *
     * @return whether the thread has ended, so that the sessions it used may be closed
     */
    boolean awaitEnd(Duration left) throws InterruptedException {
        thread.join(Math.max(1, left.toMillis()));
        if (thread.isAlive()) {
            abandoned = true;
            refuseQueued();
        }
        return !thread.isAlive();
    }

    private void work() {
        try {
            for (Optional<PendingRun> next = next(); next != null; next = next()) {
                next.ifPresent(this::process);
            }
        } finally {
            ended = true;
            if (!givenUp) {
                refuseQueued();
            }
        }
    }

    /**
     * The next entry, null once the lane is to end. Only {@link #stop} ends a lane: native code or a run that leaves the
     * thread interrupted must not cost the device a lane for good.
     */
    private Optional<PendingRun> next() {
        while (true) {
            try {
                return givenUp ? null : stopping ? queue.poll() : queue.take();
            } catch (InterruptedException e) {
                LOG.warnf("Lane %s was interrupted and goes on", thread.getName());
            }
        }
    }

    private void process(PendingRun run) {
        busy = true;
        try {
            if (run.ended()) {
                return;
            }
            if (abandoned) {
                run.fail(refusal());
                return;
            }
            run.deadline().check();
            device.requireReadyFor(run);
            run.complete(device.execute(this, run, scratch));
        } catch (DrapeException | DeviceFault e) {
            run.fail(e);
        } catch (Throwable e) {
            LOG.errorf(e, "A run on %s failed outside of the model", device.id());
            run.fail(new DrapeException(Failure.INTERNAL, "The model could not be run.", e));
        } finally {
            busy = false;
        }
    }

    private void refuseQueued() {
        for (Optional<PendingRun> run = queue.poll(); run != null; run = queue.poll()) {
            run.ifPresent(waiting -> waiting.fail(refusal()));
        }
    }

    private static DrapeException refusal() {
        return new DrapeException(Failure.NOT_READY, "The service is stopping.");
    }
}
