package dev.drape.inference;

import java.util.Map;

/**
 * What one run of a model gave.
 *
 * @param outputs by the model's output names
 * @param device id of the device that ran it, such as {@code cpu} or {@code cuda:0}
 * @param fallback why a preferred device was not used; null when it was
 */
public record Inference(Map<String, Tensor> outputs, String device, String fallback) {
    public Inference {
        outputs = Map.copyOf(outputs);
    }

    /** The output of that name. */
    public Tensor output(String name) {
        Tensor tensor = outputs.get(name);
        if (tensor == null) {
            throw new IllegalStateException("model gave no output " + name + ", only " + outputs.keySet());
        }
        return tensor;
    }
}
