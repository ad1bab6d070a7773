package dev.drape.inference;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Loads every model on a backend and runs it once on zeros, so that no request pays for what is done lazily. */
final class ModelLoader {
    private final ModelFiles files;
    private final Consumer<ModelStatus> onLoaded;
    private final Map<ModelName, ModelSignature> signatures = new EnumMap<>(ModelName.class);

    /** @param onLoaded told of each model once a backend has loaded all of them */
    ModelLoader(ModelFiles files, Consumer<ModelStatus> onLoaded) {
        this.files = files;
        this.onLoaded = onLoaded;
    }

    /** Blocking; a backend that does not load is closed. */
    void load(Backend backend, DeviceId device) throws Exception {
        try {
            List<ModelStatus> loaded = new ArrayList<>();
            for (ModelName model : ModelName.values()) {
                loaded.add(load(backend, device, model));
            }
            loaded.forEach(onLoaded);
        } catch (Exception | LinkageError e) {
            backend.close();
            throw e;
        }
    }

    private ModelStatus load(Backend backend, DeviceId device, ModelName model) throws Exception {
        long start = System.nanoTime();
        ModelSignature signature = backend.load(model, files.file(model));
        long loaded = System.nanoTime();
        signatures.put(model, signature);
        signature.check(model, backend.run(model, signature.zeros(), new InputBuffer(), new RunStop()), 1);
        long warm = System.nanoTime();
        return new ModelStatus(
                model, files.sha256(model), device.toString(), (loaded - start) / 1e6, (warm - loaded) / 1e6);
    }

    /** Of the models loaded so far. */
    Map<ModelName, ModelSignature> signatures() {
        return Map.copyOf(signatures);
    }
}
