package dev.drape.ops;

import dev.drape.image.filter.NativeLibrary;
import dev.drape.inference.ModelStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Gauges of what the heap does not show, and of readiness. */
@Startup
@ApplicationScoped
class ProcessMeters {
    private static final String BYTES = "bytes";

    private final MeterRegistry registry;

    ProcessMeters(MeterRegistry registry, ReadyState readiness, WarmUp warmUp) {
        this.registry = registry;
        Gauge.builder(ProcessMeter.RESIDENT.id(), NativeLibrary::residentBytes)
                .description(ProcessMeter.RESIDENT.description())
                .baseUnit(BYTES)
                .register(registry);
        Gauge.builder(ProcessMeter.MEMORY_LIMIT.id(), ProcessMeters::memoryLimit)
                .description(ProcessMeter.MEMORY_LIMIT.description())
                .baseUnit(BYTES)
                .register(registry);
        Gauge.builder(ProcessMeter.NATIVE_OBJECTS.id(), NativeLibrary::liveObjects)
                .description(ProcessMeter.NATIVE_OBJECTS.description())
                .register(registry);
        Gauge.builder(ProcessMeter.READY.id(), () -> readiness.obstacle().isEmpty() ? 1 : 0)
                .description(ProcessMeter.READY.description())
                .register(registry);
        TimeGauge.builder(ProcessMeter.WARM_UP.id(), warmUp::millis, TimeUnit.MILLISECONDS)
                .description(ProcessMeter.WARM_UP.description())
                .register(registry);
    }

    /** Of the container if there is one: the JDK reads its control group. No number if it cannot be known. */
    private static double memoryLimit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Double.NaN;
    }

    void loaded(ModelStatus model) {
        TimeGauge.builder(ProcessMeter.MODEL_WARM_UP.id(), model::warmupMillis, TimeUnit.MILLISECONDS)
                .description(ProcessMeter.MODEL_WARM_UP.description())
                .tag("model", model.name().id())
                .tag("device", model.device())
                .strongReference(true)
                .register(registry);
    }
}
