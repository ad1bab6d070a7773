package dev.drape.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Doubles its input; fails on the runs a test names, waits where a test says so, and remembers what it was given. */
final class ScriptedBackend implements Backend {
    static final long[] SHAPE = {1, 2};

    /** Decides about the nth run, from 1. */
    interface Script {
        void beforeRun(int n) throws Exception;
    }

    final List<Float> seen = new CopyOnWriteArrayList<>();
    final AtomicInteger runs = new AtomicInteger();
    volatile boolean closed;
    private final Script script;

    ScriptedBackend(Script script) {
        this.script = script;
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
    public long[] load(ModelName model, Path file) {
        return SHAPE.clone();
    }

    @Override
    public Map<String, Tensor> run(ModelName model, Tensor input, InputBuffer scratch) throws Exception {
        seen.add(input.at(0));
        script.beforeRun(runs.incrementAndGet());
        return Map.of("twice", Tensor.owning(new float[] {2 * input.at(0), 2 * input.at(1)}, SHAPE));
    }

    @Override
    public void close() {
        closed = true;
    }
}
