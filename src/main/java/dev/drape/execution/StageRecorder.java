package dev.drape.execution;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Ends stages: says how long each took and, when tracing is on, records it as an OpenTelemetry span, a child of the
 * request's. A span has the stage's name and nothing else. Without tracing, and for work that no request waits for, nothing
 * is recorded. Any thread that runs with the request's context, as the CPU pool does and Mutiny restores elsewhere.
 */
public final class StageRecorder {
    private static final String TRACER = "dev.drape";

    private StageRecorder() {}

    /**
     * Ends a stage now.
     *
     * @param startNanos its start by {@link System#nanoTime()}
     * @return its time alone
     */
    public static StageTimes ended(Stage stage, long startNanos) {
        long nanos = System.nanoTime() - startNanos;
        Context context = Context.current();
        if (Span.fromContext(context).isRecording()) {
            record(stage, nanos, context);
        }
        return StageTimes.NONE.plus(stage, nanos / 1e6);
    }

    private static void record(Stage stage, long nanos, Context context) {
        Instant now = Instant.now();
        long end = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        GlobalOpenTelemetry.getTracer(TRACER)
                .spanBuilder(stage.id())
                .setParent(context)
                .setStartTimestamp(end - nanos, TimeUnit.NANOSECONDS)
                .startSpan()
                .end(end, TimeUnit.NANOSECONDS);
    }
}
