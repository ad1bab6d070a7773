package dev.drape.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

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
        Gauge.builder(InferenceMeter.DEVICE_UP.id(), device, it -> it.isUp() ? 1 : 0)
                .description(InferenceMeter.DEVICE_UP.description())
                .tag(InferenceMeter.DEVICE, id)
                .strongReference(true)
                .register(registry);
        Gauge.builder(InferenceMeter.QUEUE_DEPTH.id(), device, Device::queueDepth)
                .description(InferenceMeter.QUEUE_DEPTH.description())
                .tag(InferenceMeter.DEVICE, id)
                .strongReference(true)
                .register(registry);
        Gauge.builder(InferenceMeter.DEVICE_STATE.id(), device, it -> it.state().ordinal())
                .description(InferenceMeter.DEVICE_STATE.description())
                .tag(InferenceMeter.DEVICE, id)
                .strongReference(true)
                .register(registry);
        fallbacks(device);
        faults(device);
        openings(device);
        lostLanes(device);
    }

    private Counter faults(Device device) {
        return counter(InferenceMeter.DEVICE_FAULTS, device);
    }

    private Counter openings(Device device) {
        return counter(InferenceMeter.DEVICE_FAILURES, device);
    }

    private Counter lostLanes(Device device) {
        return counter(InferenceMeter.LOST_LANES, device);
    }

    private Counter counter(InferenceMeter meter, Device device) {
        return Counter.builder(meter.id())
                .description(meter.description())
                .tag(InferenceMeter.DEVICE, device.id().toString())
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
        return counter(InferenceMeter.DEVICE_FALLBACKS, from);
    }

    void watchGpus(Supplier<List<Device>> devices) {
        Gauge.builder(
                        InferenceMeter.GPU_AVAILABLE.id(),
                        () -> devices.get().stream()
                                        .anyMatch(device -> device.id().cuda() && device.isUp())
                                ? 1
                                : 0)
                .description(InferenceMeter.GPU_AVAILABLE.description())
                .register(registry);
    }

    void waited(Device device, long nanos) {
        Timer.builder(InferenceMeter.QUEUE_WAIT.id())
                .description(InferenceMeter.QUEUE_WAIT.description())
                .tag(InferenceMeter.DEVICE, device.id().toString())
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void ran(Device device, ModelName model, RunOutcome outcome, long nanos) {
        Timer.builder(InferenceMeter.RUNS.id())
                .description(InferenceMeter.RUNS.description())
                .tag(InferenceMeter.MODEL, model.id())
                .tag(InferenceMeter.DEVICE, device.id().toString())
                .tag(InferenceMeter.OUTCOME, outcome.id())
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A run that this device should have done was done by another one. */
    void fellBack(Device from) {
        fallbacks(from).increment();
    }

    void loaded(ModelStatus model) {
        TimeGauge.builder(InferenceMeter.MODEL_LOAD.id(), model::loadMillis, TimeUnit.MILLISECONDS)
                .description(InferenceMeter.MODEL_LOAD.description())
                .tag(InferenceMeter.MODEL, model.name().id())
                .tag(InferenceMeter.DEVICE, model.device())
                .strongReference(true)
                .register(registry);
    }
}
