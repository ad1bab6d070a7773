package dev.drape.api;

import dev.drape.error.Failure;
import dev.drape.execution.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts requests; everything that can be counted is there at 0 from the start, so that the first event is a rise. */
@Startup
@ApplicationScoped
class RequestMeters {
    private static final String OTHER_CODE = "other";

    private final MeterRegistry registry;
    private final AtomicInteger inProgress = new AtomicInteger();

    RequestMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(RequestMeter.IN_PROGRESS.id(), inProgress, AtomicInteger::get)
                .description(RequestMeter.IN_PROGRESS.description())
                .register(registry);
        for (Endpoint endpoint : Endpoint.values()) {
            if (endpoint != Endpoint.OPERATION) {
                duration(endpoint);
                for (Outcome outcome : Outcome.values()) {
                    requests(endpoint, outcome);
                }
            }
        }
        for (Stage stage : Stage.values()) {
            stage(stage.id());
        }
        for (Failure failure : Failure.values()) {
            problems(failure.code());
        }
        problems(OTHER_CODE);
    }

    void arrived() {
        inProgress.incrementAndGet();
    }

    /** Counts a request that has ended. {@code code} is null if the answer was no problem. */
    void ended(Endpoint endpoint, Outcome outcome, String code, long nanos, Map<String, Double> stages) {
        inProgress.decrementAndGet();
        requests(endpoint, outcome).increment();
        duration(endpoint).record(nanos, TimeUnit.NANOSECONDS);
        stages.forEach((stage, ms) -> stage(stage).record((long) (ms * 1e6), TimeUnit.NANOSECONDS));
        if (code != null) {
            problems(code).increment();
        }
    }

    private Counter requests(Endpoint endpoint, Outcome outcome) {
        return Counter.builder(RequestMeter.REQUESTS.id())
                .description(RequestMeter.REQUESTS.description())
                .tag("endpoint", endpoint.id())
                .tag("outcome", outcome.id())
                .register(registry);
    }

    private Timer duration(Endpoint endpoint) {
        return Timer.builder(RequestMeter.DURATION.id())
                .description(RequestMeter.DURATION.description())
                .tag("endpoint", endpoint.id())
                .register(registry);
    }

    private Timer stage(String stage) {
        return Timer.builder(RequestMeter.STAGE.id())
                .description(RequestMeter.STAGE.description())
                .tag("stage", stage)
                .register(registry);
    }

    /** Codes that are no {@link Failure}, such as {@code not_found}, are one code here. */
    private Counter problems(String code) {
        Failure failure = failure(code);
        return Counter.builder(RequestMeter.PROBLEMS.id())
                .description(RequestMeter.PROBLEMS.description())
                .tag(
                        "kind",
                        failure == null ? OTHER_CODE : failure.kind().name().toLowerCase(Locale.ROOT))
                .tag("code", failure == null ? OTHER_CODE : failure.code())
                .register(registry);
    }

    private static Failure failure(String code) {
        for (Failure failure : Failure.values()) {
            if (failure.code().equals(code)) {
                return failure;
            }
        }
        return null;
    }
}
