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
     * @return what the model takes and gives
     * @throws Exception in the runtime's own words
     */
    ModelSignature load(ModelName model, Path file) throws Exception;

    /**
     * Runs a model; may be called by several lanes at once on the CPU.
     *
     * @param scratch belongs to the calling thread
     * @param stop pulled by another thread when nobody waits for the outputs any more; the run then ends early, by
     *     throwing
     * @return the outputs by name, on the heap
     * @throws Exception in the runtime's own words
     */
    Map<String, Tensor> run(ModelName model, Tensor input, InputBuffer scratch, RunStop stop) throws Exception;

    @Override
    void close();
}
