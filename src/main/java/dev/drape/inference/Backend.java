package dev.drape.inference;

import java.nio.file.Path;
import java.util.Map;

/**
 * What runs models on one device; ONNX Runtime, or a stand-in that fails on purpose. {@link #load} is called for every
 * model before the first {@link #run}; {@link #close} after the last run has returned.
 */
interface Backend extends AutoCloseable {

    /**
     * Loads a model.
     *
     * @return the input's shape with batch dimension 1
     * @throws Exception in the runtime's own words
     */
    long[] load(ModelName model, Path file) throws Exception;

    /**
     * Runs a model; may be called by several lanes at once on the CPU.
     *
     * @param scratch belongs to the calling thread
     * @return the outputs by name, on the heap
     * @throws Exception in the runtime's own words
     */
    Map<String, Tensor> run(ModelName model, Tensor input, InputBuffer scratch) throws Exception;

    @Override
    void close();
}
