package dev.drape.inference;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Doubles its input, whatever the batch; fails on the runs a test names, waits where a test says so, gives garbage if it is
 * to, and remembers what it was given. Stands in for a device with faults.
 */
final class ScriptedBackend implements Backend {
    static final long[] SHAPE = {1, 2};

    /** Decides about the nth run, from 1. */
    interface Script {
        void beforeRun(int n) throws Exception;
    }

    /** Of every model. */
    static final Map<ModelName, ModelSignature> SIGNATURES = Arrays.stream(ModelName.values())
            .collect(Collectors.toUnmodifiableMap(
                    model -> model, model -> new ModelSignature(SHAPE.clone(), Map.of("twice", new long[] {-1, 2}))));

    final List<long[]> shapes = new CopyOnWriteArrayList<>();
    final List<RunStop> stops = new CopyOnWriteArrayList<>();
    final List<ModelName> models = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();
    final List<Float> seen = new CopyOnWriteArrayList<>();
    final AtomicInteger runs = new AtomicInteger();
    volatile boolean closed;
    private final Script script;
    private final UnaryOperator<Tensor> twice;

    ScriptedBackend(Script script) {
        this(script, ScriptedBackend::twice);
    }

    private ScriptedBackend(Script script, UnaryOperator<Tensor> twice) {
        this.script = script;
        this.twice = twice;
    }

    /** Answers something else than twice the input. */
    static ScriptedBackend giving(UnaryOperator<Tensor> garbage) {
        return new ScriptedBackend(n -> {}, garbage);
    }

    static ScriptedBackend healthy() {
        return new ScriptedBackend(n -> {});
    }

    static ScriptedBackend failingFrom(int first, String words) {
        return new ScriptedBackend(n -> {
            if (n >= first) {
                throw new IllegalStateException(words);
            }
        });
    }

    /** Fails on those runs only. */
    static ScriptedBackend failingAt(String words, Integer... runs) {
        return new ScriptedBackend(n -> {
            if (List.of(runs).contains(n)) {
                throw new IllegalStateException(words);
            }
        });
    }

    /** Every run waits for the latch, at most ten seconds. */
    static ScriptedBackend waitingFor(CountDownLatch latch) {
        return new ScriptedBackend(n -> latch.await(10, TimeUnit.SECONDS));
    }

    /** The nth run succeeds, but leaves its thread interrupted. */
    static ScriptedBackend interruptingAt(int nth) {
        return new ScriptedBackend(n -> {
            if (n == nth) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static Tensor input(float value) {
        return Tensor.owning(new float[] {value, value}, SHAPE);
    }

    @Override
    public ModelSignature load(ModelName model, Path file) {
        return SIGNATURES.get(model);
    }

    @Override
    public Map<String, Tensor> run(ModelName model, Tensor input, InputBuffer scratch, RunStop stop) throws Exception {
        models.add(model);
        threads.add(Thread.currentThread().getName());
        seen.add(input.at(0));
        shapes.add(input.shape());
        stops.add(stop);
        script.beforeRun(runs.incrementAndGet());
        return Map.of("twice", twice.apply(input));
    }

    private static Tensor twice(Tensor input) {
        float[] values = input.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 2;
        }
        return Tensor.owning(values, input.shape());
    }

    @Override
    public void close() {
        closed = true;
    }
}
