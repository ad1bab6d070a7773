package dev.drape.inference;

import dev.drape.execution.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The devices of this machine and whether they work. Any thread may ask; {@link ModelCatalog} opens and stops them. */
@ApplicationScoped
public class Devices {
    private final InferenceConfig config;
    private final DeviceDetection detection;
    private final Backends backends;
    private final InferenceMeters meters;
    private volatile List<Device> devices = List.of();

    @Inject
    public Devices(InferenceConfig config, MeterRegistry registry) {
        this(
                config,
                new DeviceDetection(config.devices(), CudaProbe.ofThisMachine()),
                new OrtBackends(bytes(config.gpuMemLimit())),
                new InferenceMeters(registry));
    }

    Devices(InferenceConfig config, DeviceDetection detection, Backends backends, InferenceMeters meters) {
        this.config = config;
        this.detection = detection;
        this.backends = backends;
        this.meters = meters;
        meters.watchGpus(() -> devices);
    }

    private static OptionalLong bytes(Optional<MemorySize> limit) {
        return limit.map(MemorySize::asBigInteger)
                .map(BigInteger::longValueExact)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
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
                .map(candidate -> new Device(candidate.id(), candidate.askedFor(), meters))
                .toList();
        devices = found;
        for (int i = 0; i < found.size(); i++) {
            open(found.get(i), candidates.get(i), loader);
        }
        return new Router(found, config.requireGpu(), meters);
    }

    private void open(Device device, DeviceDetection.Candidate candidate, ModelLoader loader) {
        DeviceId id = candidate.id();
        if (!id.cuda() && config.requireGpu()) {
            device.markUnavailable("drape.inference.require-gpu is set");
            return;
        }
        if (!candidate.worthOpening()) {
            device.markUnavailable(candidate.doubt().orElseThrow());
            return;
        }
        try {
            Backend backend = backends.open(id);
            loader.load(backend, id);
            device.start(backend, id.cuda() ? 1 : cpuLanes(), config.queueLimit());
        } catch (Exception | LinkageError e) {
            if (!id.cuda()) {
                throw new ModelLoadException("The models cannot be loaded on the CPU: " + e.getMessage(), e);
            }
            device.markUnavailable(reason(candidate, e));
        }
    }

    private static String reason(DeviceDetection.Candidate candidate, Throwable failure) {
        String words = LoaderWords.of(failure);
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
    }
}
