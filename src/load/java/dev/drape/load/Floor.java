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
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What no analysis can be faster than: its models' own times in ONNX Runtime, one after the other on one thread. */
final class Floor {
    /** What an analysis of complexity 1 runs on a photo of one person: the full landmark model looks twice. */
    static final List<String> MODELS = List.of("pose-detector", "pose-landmark-full", "pose-landmark-full");

    private static final int WARM_UP = 20;
    private static final int RUNS = 101;

    private Floor() {}

    /** The sum of the models' median times, ms. */
    static double millis(Path directory) throws OrtException {
        double sum = 0;
        for (String model : MODELS) {
            sum += millis(OrtEnvironment.getEnvironment(), directory.resolve(model + ".onnx"));
        }
        return sum;
    }

    private static double millis(OrtEnvironment environment, Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            try (OrtSession session = environment.createSession(file.toString(), options)) {
                String name = session.getInputNames().iterator().next();
                long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
                shape[0] = 1;
                try (OnnxTensor input = OnnxTensor.createTensor(environment, noise(shape), shape)) {
                    return median(session, Map.of(name, input));
                }
            }
        }
    }

    private static double median(OrtSession session, Map<String, OnnxTensor> inputs) throws OrtException {
        double[] millis = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            session.run(inputs).close();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
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
