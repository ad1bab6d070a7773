package dev.drape.inference;

/**
 * Stops one run while it is being done. Any thread may pull it, at any time; pulled before the run starts, it stops the
 * run at its start.
 */
final class RunStop {
    private Runnable terminate;
    private boolean pulled;

    /** Tells how the run can be stopped, from now until {@link #disarm}. */
    synchronized void arm(Runnable how) {
        if (pulled) {
            how.run();
        } else {
            terminate = how;
        }
    }

    /** From now on there is nothing to stop, so that what {@code arm} was given may be freed. */
    synchronized void disarm() {
        terminate = null;
    }

    synchronized void pull() {
        pulled = true;
        if (terminate != null) {
            terminate.run();
        }
    }

    synchronized boolean pulled() {
        return pulled;
    }
}
