package dev.drape.execution;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Does something the first time it is told to. For what gives back at the end of a {@code Uni}: Mutiny tells
 * {@code onTermination} of the item, and again of a cancellation that comes while a later stage works on it.
 */
public final class Once implements Runnable {
    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable what;

    public Once(Runnable what) {
        this.what = what;
    }

    @Override
    public void run() {
        if (done.compareAndSet(false, true)) {
            what.run();
        }
    }
}
