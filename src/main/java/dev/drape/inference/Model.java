package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

/** One loaded model. Any thread may call; the work is done on a lane. */
public interface Model {

    ModelName name();

    /**
     * Runs the model on one item.
     *
     * @param input as the model card says, batch dimension 1
     * @param deadline past it the run is not started, or stopped; so it is when the caller cancels
     * @return the outputs by name; fails with {@code overloaded}, {@code deadline_exceeded}, {@code not_ready} or
     *     {@code internal}. Emits on the lane's thread: heavy work must move elsewhere.
     */
    Uni<Inference> run(Tensor input, Deadline deadline);
}
