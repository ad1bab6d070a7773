package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.smallrye.mutiny.subscription.UniEmitter;

import java.util.Map;

/** A run in a lane's queue and whom to tell. Ends once: with outputs, a failure, or because nobody waits any more. */
final class PendingRun {
    private final ModelName model;
    private final Tensor input;
    private final Deadline deadline;
    private final UniEmitter<? super Map<String, Tensor>> caller;
    private final long queuedAt = System.nanoTime();
    private volatile boolean ended;

    PendingRun(ModelName model, Tensor input, Deadline deadline, UniEmitter<? super Map<String, Tensor>> caller) {
        this.model = model;
        this.input = input;
        this.deadline = deadline;
        this.caller = caller;
        caller.onTermination(() -> ended = true);
    }

    ModelName model() {
        return model;
    }

    Tensor input() {
        return input;
    }

    Deadline deadline() {
        return deadline;
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
}
