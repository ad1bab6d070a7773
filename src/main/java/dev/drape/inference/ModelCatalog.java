package dev.drape.inference;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Loads all models at start, on every device that can be used, and hands them out. {@link #load()} blocks and is called
 * once, by the warm-up; everything else may be called at any time from any thread.
 */
@ApplicationScoped
public class ModelCatalog implements Models {
    private static final Logger LOG = Logger.getLogger(ModelCatalog.class);

    private record Progress(LoadState state, Optional<String> message) {}

    private final List<Path> places;
    private final Devices devices;
    private final InferenceMeters meters;
    private final List<ModelStatus> loaded = new CopyOnWriteArrayList<>();
    private volatile Progress progress = new Progress(LoadState.NOT_LOADED, Optional.of("The models are not loaded."));
    private volatile String fingerprint = "none";
    private volatile Router router;
    private volatile Map<ModelName, Model> models = Map.of();

    @Inject
    public ModelCatalog(InferenceConfig config, Devices devices, MeterRegistry registry) {
        this(ModelDirectories.candidates(config.modelsDir()), devices, new InferenceMeters(registry));
    }

    ModelCatalog(List<Path> places, Devices devices, InferenceMeters meters) {
        this.places = places;
        this.devices = devices;
        this.meters = meters;
    }

    /**
     * Verifies the model files, loads them on every usable device, runs each once. Blocking: seconds.
     *
     * @throws ModelLoadException if a file is missing or damaged, or the CPU cannot load it; the state is then
     *     {@link LoadState#FAILED}
     */
    public synchronized void load() {
        if (progress.state != LoadState.NOT_LOADED) {
            throw new IllegalStateException("models are " + progress.state);
        }
        progress = new Progress(LoadState.LOADING, Optional.of("The models are being loaded."));
        try {
            ModelFiles files = ModelFiles.find(places);
            fingerprint = files.fingerprint();
            ModelLoader loader = new ModelLoader(files, this::add);
            Router opened = devices.open(loader);
            router = opened;
            models = Arrays.stream(ModelName.values())
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(),
                            name -> new RoutedModel(name, loader.signatures().get(name), opened)));
            progress = new Progress(LoadState.LOADED, Optional.empty());
            announce(files, opened);
        } catch (RuntimeException | LinkageError e) {
            progress = new Progress(LoadState.FAILED, Optional.ofNullable(e.getMessage()));
            throw e;
        }
    }

    private void add(ModelStatus model) {
        loaded.add(model);
        meters.loaded(model);
    }

    private static void announce(ModelFiles files, Router router) {
        String device = router.next().map(it -> it.id().toString()).orElse("no device");
        LOG.infof("Models from %s run on %s", files.directory(), device);
        router.whyNoRequiredGpu().ifPresent(why -> LOG.errorf("A GPU is required and none can be used: %s", why));
    }

    @Override
    public Model get(ModelName name) {
        Model model = models.get(name);
        if (model == null) {
            throw new DrapeException(Failure.NOT_READY, "The models are not loaded.");
        }
        return model;
    }

    public LoadState state() {
        return progress.state;
    }

    /** Why no work can be done now, for operators; empty when it can. */
    public Optional<String> whyNotReady() {
        Router opened = router;
        if (progress.state != LoadState.LOADED || opened == null) {
            return progress.message;
        }
        return opened.whyNoRequiredGpu()
                .map(why -> "A GPU is required and none can be used: " + why)
                .or(() -> opened.next().isPresent() ? Optional.empty() : Optional.of("No device is up."));
    }

    /** Id of the device the next run goes to, such as {@code cpu}; empty if there is none. */
    public Optional<String> currentDevice() {
        return Optional.ofNullable(router)
                .flatMap(Router::next)
                .map(device -> device.id().toString());
    }

    /** What is loaded, one entry for each model and device. */
    public List<ModelStatus> status() {
        return List.copyOf(loaded);
    }

    /** Names the set of model files: the first 12 hexadecimal digits of the SHA-256 over all their SHA-256. */
    public String fingerprint() {
        return fingerprint;
    }

    /** ONNX Runtime's version, such as {@code 1.24.3}; loads its native library. */
    public String onnxRuntimeVersion() {
        return OrtBackends.environment().getVersion();
    }

    /** Refuses new work, finishes what is queued within the drain time, closes sessions, then their options. */
    @PreDestroy
    synchronized void stop() throws InterruptedException {
        progress = new Progress(LoadState.NOT_LOADED, Optional.of("The service is stopping."));
        models = Map.of();
        if (router != null) {
            router.refuse();
        }
        devices.stop();
    }
}
