package dev.drape.analysis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Counts the steps down that analyses took. */
@ApplicationScoped
class DegradationMeter {
    private final Map<Degradation, Counter> counters = new EnumMap<>(Degradation.class);

    DegradationMeter(MeterRegistry registry) {
        for (Degradation step : Degradation.values()) {
            counters.put(
                    step,
                    Counter.builder(AnalysisMeter.DEGRADED.id())
                            .description(AnalysisMeter.DEGRADED.description())
                            .tag(AnalysisMeter.STEP, step.id())
                            .register(registry));
        }
    }

    /** Counts the steps and answers them. */
    Set<Degradation> counted(Set<Degradation> steps) {
        steps.forEach(step -> counters.get(step).increment());
        return steps;
    }
}
