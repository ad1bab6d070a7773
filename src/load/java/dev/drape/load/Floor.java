package dev.drape.load;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What no analysis can take less CPU time than: its models' own times in ONNX Runtime, one after the other on one thread. */
final class Floor {
    /** What an analysis of complexity 1 runs on a photo of one person: the full landmark model looks twice. */
    static final List<String> MODELS = List.of("pose-detector", "pose-landmark-full", "pose-landmark-full");

    private static final int WARM_UP = 20;
    private static final int RUNS = 101;
    private static final long CEILING_SECONDS = 3;

    private Floor() {}

    /** The sum of the models' median times, ms. */
    static double millis(Path directory) throws OrtException {
        double sum = 0;
        for (String model : MODELS) {
            try (Run run = new Run(directory, model)) {
                sum += run.medianMillis();
            }
        }
        return sum;
    }

    /**
     * What no service can surpass, whatever else it does: how often so many threads, each with sessions of its own, get through
     * all models a second, and nothing else.
     */
    static double ceiling(Path directory, int threads) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier ready = new CyclicBarrier(threads);
            List<Future<Integer>> counts = pool.invokeAll(Collections.nCopies(threads, () -> rounds(directory, ready)));
            int rounds = 0;
            for (Future<Integer> count : counts) {
                rounds += count.get();
            }
            return (double) rounds / CEILING_SECONDS;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a model did not run", e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static int rounds(Path directory, CyclicBarrier ready) throws Exception {
        try (Run first = new Run(directory, MODELS.get(0));
                Run second = new Run(directory, MODELS.get(1));
                Run third = new Run(directory, MODELS.get(2))) {
            ready.await();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CEILING_SECONDS);
            int rounds = 0;
            for (; System.nanoTime() < end; rounds++) {
                first.once();
                second.once();
                third.once();
            }
            return rounds;
        }
    }

    /** A model on one thread, with noise to look at. */
    private static final class Run implements AutoCloseable {
        private final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        private final OrtSession session;
        private final OnnxTensor input;
        private final Map<String, OnnxTensor> inputs;

        Run(Path directory, String model) throws OrtException {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session =
                    environment.createSession(directory.resolve(model + ".onnx").toString(), options);
            String name = session.getInputNames().iterator().next();
            long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
            shape[0] = 1;
            input = OnnxTensor.createTensor(environment, noise(shape), shape);
            inputs = Map.of(name, input);
        }

        void once() throws OrtException {
            session.run(inputs).close();
        }

        double medianMillis() throws OrtException {
            double[] millis = new double[RUNS];
            for (int i = -WARM_UP; i < RUNS; i++) {
                long start = System.nanoTime();
                once();
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(millis);
            return millis[RUNS / 2];
        }

        @Override
        public void close() throws OrtException {
            input.close();
            session.close();
            options.close();
        }
    }

    private static FloatBuffer noise(long[] shape) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        FloatBuffer values = ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        Random random = new Random(1);
        while (values.hasRemaining()) {
            values.put(random.nextFloat());
        }
        return values.flip();
    }
}
