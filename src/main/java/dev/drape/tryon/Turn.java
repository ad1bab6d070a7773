package dev.drape.tryon;

import dev.drape.execution.Deadline;

/**
 * A request that holds a place.
 *
 * @param deadline by which it must be answered
 * @param arrivedNanos {@link System#nanoTime()} at its arrival
 * @param queuedMs how long it waited for the place
 */
record Turn(Deadline deadline, long arrivedNanos, double queuedMs) {
    /** Time since the arrival. */
    double elapsedMs() {
        return (System.nanoTime() - arrivedNanos) / 1e6;
    }
}
