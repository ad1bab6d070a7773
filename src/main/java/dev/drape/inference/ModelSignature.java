package dev.drape.inference;

import java.util.Arrays;
import java.util.Map;

/**
 * What a model takes and gives, as its file declares it.
 *
 * @param input shape with batch dimension 1
 * @param outputs shapes by name; the batch dimension, which is the first one, and dimensions the file leaves open are −1
 */
record ModelSignature(long[] input, Map<String, long[]> outputs) {
    /** Larger outputs are not searched for what is no number: the small ones are computed from them. */
    private static final int CHECKED_VALUES = 4096;

    ModelSignature {
        outputs = Map.copyOf(outputs);
    }

    /** Throws in words for operators if a device did not give what the file declares. */
    void check(ModelName model, Map<String, Tensor> given, long batch) {
        for (Map.Entry<String, long[]> output : outputs.entrySet()) {
            Tensor tensor = given.get(output.getKey());
            if (tensor == null) {
                throw new IllegalStateException(model.id() + " gave no " + output.getKey());
            }
            if (!matches(output.getValue(), tensor.shape(), batch)) {
                throw new IllegalStateException(model.id() + " gave " + output.getKey() + " as "
                        + Arrays.toString(tensor.shape()) + " instead of " + Arrays.toString(output.getValue()));
            }
            if (tensor.size() <= CHECKED_VALUES && !tensor.isFinite()) {
                throw new IllegalStateException(model.id() + " gave " + output.getKey() + " that is no number");
            }
        }
    }

    private static boolean matches(long[] declared, long[] given, long batch) {
        if (declared.length != given.length || given.length == 0 || given[0] != batch) {
            return false;
        }
        for (int i = 1; i < given.length; i++) {
            if (declared[i] >= 0 && declared[i] != given[i]) {
                return false;
            }
        }
        return true;
    }

    /** An input of so many items of zeros. */
    Tensor zeros(int batch) {
        long[] shape = input.clone();
        shape[0] = batch;
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        return Tensor.owning(new float[size], shape);
    }
}
