package dev.drape.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The package's meters. Tags have few values: models, devices and two outcomes. */
final class InferenceMeters {
    private final MeterRegistry registry;

    InferenceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Device device) {
        String id = device.id().toString();
        Gauge.builder("drape.device.up", device, it -> it.isUp() ? 1 : 0)
                .description("1 while the device does work")
                .tag("device", id)
                .strongReference(true)
                .register(registry);
        Gauge.builder("drape.lane.queue.depth", device, Device::queueDepth)
                .description("Runs that wait for the device")
                .tag("device", id)
                .strongReference(true)
                .register(registry);
        Gauge.builder("drape.device.state", device, it -> it.state().ordinal())
                .description("0 up, 1 unavailable, 2 failed, 3 being probed")
                .tag("device", id)
                .strongReference(true)
                .register(registry);
        fallbacks(device);
        faults(device);
        openings(device);
        lostLanes(device);
    }

    private Counter faults(Device device) {
        return counter("drape.device.faults", "Runs that failed on this device and not on another one", device);
    }

    private Counter openings(Device device) {
        return counter("drape.device.failures", "Times the device was put out of use", device);
    }

    private Counter lostLanes(Device device) {
        return counter("drape.device.lost.lanes", "Lanes given up because a run did not end", device);
    }

    private Counter counter(String name, String description, Device device) {
        return Counter.builder(name)
                .description(description)
                .tag("device", device.id().toString())
                .register(registry);
    }

    void faulted(Device device) {
        faults(device).increment();
    }

    void opened(Device device) {
        openings(device).increment();
    }

    void lost(Device device) {
        lostLanes(device).increment();
    }

    /** There from the start at 0: a rise from nothing would be no rise to Prometheus. */
    private Counter fallbacks(Device from) {
        return counter("drape.device.fallbacks", "Runs that this device should have done and another one did", from);
    }

    void watchGpus(Supplier<List<Device>> devices) {
        Gauge.builder(
                        "drape.gpu.available",
                        () -> devices.get().stream()
                                        .anyMatch(device -> device.id().cuda() && device.isUp())
                                ? 1
                                : 0)
                .description("1 while a GPU does work")
                .register(registry);
    }

    void waited(Device device, long nanos) {
        registry.timer("drape.lane.queue.wait", "device", device.id().toString())
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void ran(Device device, ModelName model, RunOutcome outcome, long nanos) {
        registry.timer(
                        "drape.inference.runs",
                        "model",
                        model.id(),
                        "device",
                        device.id().toString(),
                        "outcome",
                        outcome.id())
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A run that this device should have done was done by another one. */
    void fellBack(Device from) {
        fallbacks(from).increment();
    }

    void loaded(ModelStatus model) {
        TimeGauge.builder("drape.model.load", model::loadMillis, TimeUnit.MILLISECONDS)
                .description("How long the model took to load")
                .tag("model", model.name().id())
                .tag("device", model.device())
                .strongReference(true)
                .register(registry);
    }
}
