package dev.drape.execution;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Stages as OpenTelemetry spans, children of the request's. A span has the stage's name and nothing else. Without tracing,
 * and for work that no request waits for, nothing is recorded. Any thread that runs with the request's context, as the CPU
 * pool does and Mutiny restores elsewhere.
 */
public final class StageSpans {
    private static final String TRACER = "dev.drape";

    private StageSpans() {}

    /** Records a stage that ends now. {@code startNanos} by {@link System#nanoTime()}. */
    public static void ended(Stage stage, long startNanos) {
        Context context = Context.current();
        if (!Span.fromContext(context).isRecording()) {
            return;
        }
        Instant now = Instant.now();
        long end = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        GlobalOpenTelemetry.getTracer(TRACER)
                .spanBuilder(stage.id())
                .setParent(context)
                .setStartTimestamp(end - (System.nanoTime() - startNanos), TimeUnit.NANOSECONDS)
                .startSpan()
                .end(end, TimeUnit.NANOSECONDS);
    }
}
