package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The devices of this machine and whether they work. Any thread may ask; {@link ModelCatalog} opens and stops them. */
@ApplicationScoped
public class Devices {
    private final InferenceConfig config;
    private final DeviceDetection detection;
    private final Backends backends;
    private final InferenceMeters meters;
    private final RunWatch watch = new RunWatch();
    private volatile List<Device> devices = List.of();

    @Inject
    public Devices(InferenceConfig config, MeterRegistry registry) {
        this(
                config,
                new DeviceDetection(config.devices(), CudaProbe.ofThisMachine()),
                new OrtBackends(CudaOptions.of(config.cuda())),
                new InferenceMeters(registry));
    }

    Devices(InferenceConfig config, DeviceDetection detection, Backends backends, InferenceMeters meters) {
        this.config = config;
        this.detection = detection;
        this.backends = backends;
        this.meters = meters;
        meters.watchGpus(() -> devices);
    }

    /** GPUs first, the CPU last; empty before the models are loaded. */
    public List<DeviceStatus> status() {
        return devices.stream().map(Device::status).toList();
    }

    /** Whether a GPU does work. */
    public boolean gpuAvailable() {
        return devices.stream().anyMatch(device -> device.id().cuda() && device.isUp());
    }

    /** Opens every device worth it and loads the models on it. A GPU that does not open is unavailable, no more. */
    Router open(ModelLoader loader) {
        List<DeviceDetection.Candidate> candidates = detection.candidates();
        List<Device> found = candidates.stream()
                .map(candidate ->
                        new Device(candidate.id(), candidate.askedFor(), policy(candidate.id()), watch, meters))
                .toList();
        devices = found;
        for (int i = 0; i < found.size(); i++) {
            open(found.get(i), candidates.get(i), loader);
        }
        Map<Device, Runner> runners = found.stream().collect(Collectors.toMap(device -> device, this::runner));
        return new Router(found, config.requireGpu(), runners::get, meters);
    }

    private FaultPolicy policy(DeviceId id) {
        return FaultPolicy.of(config, id.cuda() && !config.requireGpu());
    }

    private boolean gathers(DeviceId id) {
        return id.cuda() ? config.batching().onGpu() : config.batching().onCpu();
    }

    private List<Integer> batchSizes(DeviceId id) {
        return gathers(id) ? Batcher.sizes(config.batching().maxSize()) : List.of(1);
    }

    private Runner runner(Device device) {
        InferenceConfig.Batching batching = config.batching();
        return gathers(device.id()) ? new Batcher(device, batching.maxSize(), batching.maxDelay(), watch) : device;
    }

    private void open(Device device, DeviceDetection.Candidate candidate, ModelLoader loader) {
        DeviceId id = candidate.id();
        if (!id.cuda() && config.requireGpu()) {
            device.markUnavailable("drape.inference.require-gpu is set");
            return;
        }
        if (!candidate.worthOpening()) {
            device.markUnavailable(GpuTrouble.explain(candidate.doubt().orElseThrow()));
            return;
        }
        try {
            Backend backend = backends.open(id);
            Map<ModelName, Double> loading = loader.load(backend);
            Map<ModelName, Double> warming = device.start(
                    backend, loader.signatures(), id.cuda() ? 1 : cpuLanes(), config.queueLimit(), batchSizes(id));
            loader.isUp(id, loading, warming);
        } catch (Exception | LinkageError e) {
            if (!id.cuda()) {
                throw new ModelLoadException("The models cannot be loaded on the CPU: " + e.getMessage(), e);
            }
            device.markUnavailable(reason(candidate, e));
        }
    }

    private static String reason(DeviceDetection.Candidate candidate, Throwable failure) {
        String words = GpuTrouble.explain(LoaderWords.of(failure));
        return candidate.doubt().map(doubt -> doubt + "; " + words).orElse(words);
    }

    private int cpuLanes() {
        return config.cpuLanes().orElse(Runtime.getRuntime().availableProcessors());
    }

    /** GPUs first: what fails on one of them while stopping is still done by the CPU. */
    void stop() throws InterruptedException {
        Deadline drain = Deadline.after(config.drainTime());
        for (Device device : devices) {
            device.stop(drain);
        }
        watch.close();
    }
}
