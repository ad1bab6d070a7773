package dev.drape.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The real models on the calling thread, without lanes or devices: for tests of what comes before and after a model.
 * The directory is the system property {@code drape.models}, {@code models} by default.
 */
public final class DirectModels implements Models, AutoCloseable {
    private static final Path DIRECTORY = Path.of(System.getProperty("drape.models", "models"));

    private final Map<ModelName, OrtSession> sessions = new EnumMap<>(ModelName.class);

    /** Whether all models are there. */
    public static boolean available() {
        for (ModelName name : ModelName.values()) {
            if (!Files.isRegularFile(DIRECTORY.resolve(name.fileName()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Model get(ModelName name) {
        return new Direct(name, session(name));
    }

    private synchronized OrtSession session(ModelName name) {
        return sessions.computeIfAbsent(name, DirectModels::load);
    }

    private static OrtSession load(ModelName name) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            return OrtEnvironment.getEnvironment()
                    .createSession(DIRECTORY.resolve(name.fileName()).toString(), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() throws OrtException {
        for (OrtSession session : sessions.values()) {
            session.close();
        }
        sessions.clear();
    }

    private record Direct(ModelName name, OrtSession session) implements Model {
        @Override
        public Uni<Inference> run(Tensor input, Deadline deadline) {
            return Uni.createFrom().item(() -> infer(input));
        }

        private Inference infer(Tensor input) {
            String inputName = session.getInputNames().iterator().next();
            try (OnnxTensor tensor = OnnxTensor.createTensor(
                            OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input.data()), input.shape());
                    OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
                Map<String, Tensor> outputs = new HashMap<>();
                for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
                    OnnxTensor value = (OnnxTensor) output.getValue();
                    float[] data = new float[value.getFloatBuffer().remaining()];
                    value.getFloatBuffer().get(data);
                    outputs.put(
                            output.getKey(), Tensor.owning(data, value.getInfo().getShape()));
                }
                return new Inference(outputs, "cpu", null);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
