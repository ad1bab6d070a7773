package dev.drape.warming;

import dev.drape.warming.WarmingProgress.State;
import io.smallrye.mutiny.subscription.Cancellable;

import java.time.Duration;

/** One run's counters. Any thread. */
final class WarmingRun {
    private final int photos;
    private final long startNanos = System.nanoTime();
    private long endNanos;
    private int done;
    private int cached;
    private int failed;
    private State state = State.RUNNING;
    private Cancellable work;

    WarmingRun(int photos) {
        this.photos = photos;
    }

    synchronized void done(boolean wasCached) {
        done++;
        cached += wasCached ? 1 : 0;
    }

    synchronized void failed() {
        failed++;
    }

    /** Takes over what stops the run; stops it at once if it was cancelled already. */
    void started(Cancellable cancellable) {
        boolean late;
        synchronized (this) {
            work = cancellable;
            late = state == State.CANCELLED;
        }
        if (late) {
            cancellable.cancel();
        }
    }

    synchronized void finish() {
        end(State.FINISHED);
    }

    void cancel() {
        Cancellable running;
        synchronized (this) {
            end(State.CANCELLED);
            running = work;
        }
        if (running != null) {
            running.cancel();
        }
    }

    private void end(State how) {
        if (state == State.RUNNING) {
            state = how;
            endNanos = System.nanoTime();
        }
    }

    synchronized boolean running() {
        return state == State.RUNNING;
    }

    synchronized WarmingProgress progress() {
        long now = state == State.RUNNING ? System.nanoTime() : endNanos;
        double seconds = (now - startNanos) / (double) Duration.ofSeconds(1).toNanos();
        int tried = done + failed;
        double rate = tried == 0 || seconds <= 0 ? 0 : tried / seconds;
        Double left = state == State.RUNNING && rate > 0 ? (photos - tried) / rate : null;
        return new WarmingProgress(state, photos, done, cached, failed, rate, left);
    }
}
