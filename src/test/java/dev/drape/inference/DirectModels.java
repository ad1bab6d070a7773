package dev.drape.inference;

import ai.onnxruntime.OrtException;
import dev.drape.execution.Deadline;
import io.smallrye.mutiny.Uni;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The real models on the calling thread, without lanes or devices: for tests of what comes before and after a model.
 * The directory is the system property {@code drape.models}, {@code models} by default.
 */
public final class DirectModels implements Models, AutoCloseable {
    public static final Path DIRECTORY = Path.of(System.getProperty("drape.models", "models"));

    private final Map<ModelName, DirectSession> sessions = new EnumMap<>(ModelName.class);

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

    private synchronized DirectSession session(ModelName name) {
        return sessions.computeIfAbsent(name, any -> new DirectSession(DIRECTORY.resolve(any.fileName())));
    }

    @Override
    public synchronized void close() throws OrtException {
        for (DirectSession session : sessions.values()) {
            session.close();
        }
        sessions.clear();
    }

    private record Direct(ModelName name, DirectSession session) implements Model {
        @Override
        public Uni<Inference> run(Tensor input, Deadline deadline) {
            return Uni.createFrom().item(() -> new Inference(session.run(input), "cpu", null));
        }
    }
}
