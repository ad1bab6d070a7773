package dev.drape.ops;

import dev.drape.image.filter.NativeLibrary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;

/** Gauges of what the heap does not show. */
@ApplicationScoped
class NativeMeters implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("drape.process.resident", NativeLibrary::residentBytes)
                .description("Resident memory of the process, heap and native")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("drape.native.objects", NativeLibrary::liveObjects)
                .description("Native objects that JavaCPP keeps track of; returns to its level between requests")
                .register(registry);
    }
}
