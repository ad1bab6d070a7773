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
        fallbacks(device);
    }

    /** There from the start at 0: a rise from nothing would be no rise to Prometheus. */
    private Counter fallbacks(Device from) {
        return Counter.builder("drape.device.fallbacks")
                .description("Runs that this device should have done and another one did")
                .tag("device", from.id().toString())
                .register(registry);
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

    void ran(Device device, ModelName model, boolean ok, long nanos) {
        registry.timer(
                        "drape.inference.runs",
                        "model",
                        model.id(),
                        "device",
                        device.id().toString(),
                        "outcome",
                        ok ? "ok" : "failed")
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
