package dev.drape.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A model file of one input, run with one thread on the calling thread. */
public final class DirectSession implements AutoCloseable {
    private final OrtSession session;

    public DirectSession(Path file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The outputs by name. */
    public Map<String, Tensor> run(Tensor input) {
        String name = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input.data()), input.shape());
                OrtSession.Result result = session.run(Map.of(name, tensor))) {
            Map<String, Tensor> outputs = new HashMap<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                OnnxTensor value = (OnnxTensor) output.getValue();
                float[] data = new float[value.getFloatBuffer().remaining()];
                value.getFloatBuffer().get(data);
                outputs.put(output.getKey(), Tensor.owning(data, value.getInfo().getShape()));
            }
            return outputs;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
