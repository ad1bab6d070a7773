package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.util.Map;

/** Runs models on one device: the device itself, or something in front of it. */
interface Runner {
    /**
     * Runs a model when subscribed to; stops when the caller cancels or the deadline passes.
     *
     * @return the outputs by name; fails with {@link DeviceFault} if the device did not do it
     */
    Uni<Map<String, Tensor>> run(ModelName model, Tensor input, Deadline deadline);

    /** How long a new run would wait, for comparison with others of the same kind; 0 if not at all. */
    int load();

    /** Passes on what it holds back; called while nothing new comes. */
    void flush();
}
