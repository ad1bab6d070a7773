package dev.drape.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import org.jboss.logging.Logger;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The models' sessions on one device; owns them and their options. */
final class OrtBackend implements Backend {
    private static final Logger LOG = Logger.getLogger(OrtBackend.class);

    private final OrtEnvironment environment;
    private final SessionOptions options;
    private final Map<ModelName, OrtSession> sessions = new EnumMap<>(ModelName.class);

    /** Takes the options over. */
    OrtBackend(OrtEnvironment environment, SessionOptions options) {
        this.environment = environment;
        this.options = options;
    }

    @Override
    public ModelSignature load(ModelName model, Path file) throws OrtException {
        OrtSession session = environment.createSession(file.toString(), options);
        sessions.put(model, session);
        long[] input = shape(session.getInputInfo().values().iterator().next());
        input[0] = 1;
        Map<String, long[]> outputs = new HashMap<>();
        for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
            outputs.put(output.getKey(), shape(output.getValue()));
        }
        return new ModelSignature(input, outputs);
    }

    private static long[] shape(NodeInfo value) {
        return ((TensorInfo) value.getInfo()).getShape();
    }

    @Override
    public Map<String, Tensor> run(ModelName model, Tensor input, InputBuffer scratch, RunStop stop)
            throws OrtException {
        OrtSession session = sessions.get(model);
        String inputName = session.getInputNames().iterator().next();
        try (RunOptions options = new RunOptions()) {
            stop.arm(() -> terminate(options));
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, scratch.holding(input), input.shape());
                    OrtSession.Result result = session.run(Map.of(inputName, tensor), options)) {
                Map<String, Tensor> outputs = new HashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), onHeap((OnnxTensor) output.getValue()));
                }
                return outputs;
            } finally {
                stop.disarm();
            }
        }
    }

    private static void terminate(RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            LOG.warn("a run cannot be stopped", e);
        }
    }

    /** {@code getFloatBuffer} copies native memory to a heap buffer that wraps exactly the values. */
    private static Tensor onHeap(OnnxTensor output) {
        return Tensor.owning(output.getFloatBuffer().array(), output.getInfo().getShape());
    }

    @Override
    public void close() {
        for (Map.Entry<ModelName, OrtSession> session : sessions.entrySet()) {
            try {
                session.getValue().close();
            } catch (OrtException e) {
                LOG.warnf(e, "%s did not close", session.getKey().id());
            }
        }
        sessions.clear();
        options.close();
    }
}
