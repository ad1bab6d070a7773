package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.util.Arrays;

/** A model whose runs go wherever the router sends them. */
final class RoutedModel implements Model {
    private final ModelName name;
    private final ModelSignature signature;
    private final Router router;

    /** @param signature null while no device has loaded the model, so that every run is refused anyway */
    RoutedModel(ModelName name, ModelSignature signature, Router router) {
        this.name = name;
        this.signature = signature;
        this.router = router;
    }

    @Override
    public ModelName name() {
        return name;
    }

    @Override
    public Uni<Inference> run(Tensor input, Deadline deadline) {
        if (signature != null && !Arrays.equals(signature.input(), input.shape())) {
            return Uni.createFrom()
                    .failure(new DrapeException(
                            Failure.INTERNAL,
                            "The model could not be run.",
                            new IllegalArgumentException(
                                    name.id() + " takes " + Arrays.toString(signature.input()) + ", not " + input)));
        }
        return router.run(name, input, deadline);
    }
}
