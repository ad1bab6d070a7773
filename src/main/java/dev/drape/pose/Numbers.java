package dev.drape.pose;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.inference.Inference;
import dev.drape.inference.ModelName;
import dev.drape.inference.Tensor;

/**
 * Tells a broken run from a photo without a person: a model that gives NaN or infinity was fed or computed wrongly, and
 * every comparison with NaN is false, which would read as "nobody there".
 */
final class Numbers {
    private Numbers() {}

    /** Throws {@code internal} unless all outputs are finite. */
    static void require(ModelName model, Inference raw) {
        if (!raw.outputs().values().stream().allMatch(Tensor::isFinite)) {
            throw new DrapeException(Failure.INTERNAL, "The model " + model.id() + " gave values that are no numbers.");
        }
    }
}
