package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.util.Arrays;

/** A model whose runs go wherever the router sends them. */
final class RoutedModel implements Model {
    private final ModelName name;
    private final long[] inputShape;
    private final Router router;

    /** @param inputShape null while no device has loaded the model, so that every run is refused anyway */
    RoutedModel(ModelName name, long[] inputShape, Router router) {
        this.name = name;
        this.inputShape = inputShape;
        this.router = router;
    }

    @Override
    public ModelName name() {
        return name;
    }

    @Override
    public Uni<Inference> run(Tensor input, Deadline deadline) {
        if (inputShape != null && !Arrays.equals(inputShape, input.shape())) {
            return Uni.createFrom()
                    .failure(new DrapeException(
                            Failure.INTERNAL,
                            "The model could not be run.",
                            new IllegalArgumentException(
                                    name.id() + " takes " + Arrays.toString(inputShape) + ", not " + input)));
        }
        return router.run(name, input, deadline);
    }
}
