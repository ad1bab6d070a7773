package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.subscription.UniEmitter;

import java.util.Map;

/**
 * A run in a lane's queue and whom to tell. Ends once: with outputs, a failure, or because nobody waits any more, which
 * stops it while it is being done.
 */
final class PendingRun {
    private final ModelName model;
    private final Tensor input;
    private final Deadline deadline;
    private final boolean probe;
    private final UniEmitter<? super Map<String, Tensor>> caller;
    private final RunStop stop = new RunStop();
    private final long queuedAt = System.nanoTime();
    private volatile boolean ended;

    /** @param probe whether it finds out if a failed device works again, rather than being somebody's work */
    PendingRun(
            ModelName model,
            Tensor input,
            Deadline deadline,
            boolean probe,
            UniEmitter<? super Map<String, Tensor>> caller) {
        this.model = model;
        this.input = input;
        this.deadline = deadline;
        this.probe = probe;
        this.caller = caller;
        caller.onTermination(() -> {
            ended = true;
            stop.pull();
        });
    }

    ModelName model() {
        return model;
    }

    Tensor input() {
        return input;
    }

    /** Items in the input. */
    long batch() {
        return input.batch();
    }

    Deadline deadline() {
        return deadline;
    }

    boolean probe() {
        return probe;
    }

    RunStop stop() {
        return stop;
    }

    /** Nanoseconds since it was made. */
    long age() {
        return System.nanoTime() - queuedAt;
    }

    /** Whether the caller has cancelled or was told. */
    boolean ended() {
        return ended;
    }

    void complete(Map<String, Tensor> outputs) {
        caller.complete(outputs);
    }

    void fail(Throwable failure) {
        caller.fail(failure);
    }

    /** Why a run that was stopped did not do its work: the caller's time was up, or the device's. */
    RuntimeException outOfTime(String deviceFault) {
        return deadline.passed() && !probe
                ? new DrapeException(Failure.DEADLINE_EXCEEDED, "The request took longer than it may.")
                : new DeviceFault(deviceFault);
    }
}
