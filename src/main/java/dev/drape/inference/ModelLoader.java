package dev.drape.inference;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Loads every model on a backend. */
final class ModelLoader {
    private final ModelFiles files;
    private final Consumer<ModelStatus> onLoaded;
    private final Map<ModelName, ModelSignature> signatures = new EnumMap<>(ModelName.class);

    /** @param onLoaded told of each model of a device once it is up */
    ModelLoader(ModelFiles files, Consumer<ModelStatus> onLoaded) {
        this.files = files;
        this.onLoaded = onLoaded;
    }

    /**
     * Blocking; a backend that does not load is closed.
     *
     * @return how long each model took, ms
     */
    Map<ModelName, Double> load(Backend backend) throws Exception {
        try {
            Map<ModelName, Double> took = new EnumMap<>(ModelName.class);
            for (ModelName model : ModelName.values()) {
                long start = System.nanoTime();
                signatures.put(model, backend.load(model, files.file(model)));
                took.put(model, (System.nanoTime() - start) / 1e6);
            }
            return took;
        } catch (Exception | LinkageError e) {
            backend.close();
            throw e;
        }
    }

    /** Tells of the models of a device that is up. */
    void isUp(DeviceId device, Map<ModelName, Double> loadMillis, Map<ModelName, Double> warmUpMillis) {
        loadMillis.forEach((model, took) -> onLoaded.accept(
                new ModelStatus(model, files.sha256(model), device.toString(), took, warmUpMillis.get(model))));
    }

    /** Of the models loaded so far. */
    Map<ModelName, ModelSignature> signatures() {
        return Map.copyOf(signatures);
    }
}
