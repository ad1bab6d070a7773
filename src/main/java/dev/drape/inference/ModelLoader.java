package dev.drape.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Loads every model on a backend and runs it once on zeros, so that no request pays for what is done lazily. */
final class ModelLoader {
    private final ModelFiles files;
    private final Consumer<ModelStatus> onLoaded;
    private final Map<ModelName, long[]> shapes = new EnumMap<>(ModelName.class);

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
        long[] shape = backend.load(model, files.file(model));
        long loaded = System.nanoTime();
        shapes.put(model, shape);
        backend.run(model, zeros(shape), new InputBuffer());
        long warm = System.nanoTime();
        return new ModelStatus(
                model, files.sha256(model), device.toString(), (loaded - start) / 1e6, (warm - loaded) / 1e6);
    }

    private static Tensor zeros(long[] shape) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        return Tensor.owning(new float[size], shape);
    }

    /** Input shapes of the models loaded so far, batch dimension 1. */
    Map<ModelName, long[]> shapes() {
        return shapes;
    }
}
