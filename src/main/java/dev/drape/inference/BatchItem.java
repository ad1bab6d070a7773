package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

import java.util.Map;

/** One caller's run on its way through a batcher. Any thread. */
final class BatchItem {
    private final Tensor input;
    private final Deadline deadline;
    private final UniEmitter<? super Map<String, Tensor>> caller;
    private boolean ended;
    private Runnable onEnd = () -> {};

    BatchItem(Tensor input, Deadline deadline, UniEmitter<? super Map<String, Tensor>> caller) {
        this.input = input;
        this.deadline = deadline;
        this.caller = caller;
        caller.onTermination(this::end);
    }

    Tensor input() {
        return input;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Whether the caller has cancelled or was told. */
    synchronized boolean ended() {
        return ended;
    }

    private void end() {
        Runnable then;
        synchronized (this) {
            ended = true;
            then = onEnd;
        }
        then.run();
    }

    /** Does that once the item has ended, at once if it has. */
    void whenEnded(Runnable then) {
        boolean now;
        synchronized (this) {
            onEnd = then;
            now = ended;
        }
        if (now) {
            then.run();
        }
    }

    /** The run that is this item's alone. */
    void follow(Cancellable run) {
        whenEnded(run::cancel);
    }

    void complete(Map<String, Tensor> outputs) {
        caller.complete(outputs);
    }

    void fail(Throwable failure) {
        caller.fail(failure);
    }
}
