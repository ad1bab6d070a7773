package dev.drape.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

import java.util.Map;

/**
 * Opens devices with ONNX Runtime. The environment is process-wide and never closed here: ONNX Runtime does that itself
 * when the process ends.
 *
 * <p>One thread a session: two lanes of one thread ran {@code pose-landmark-full} 180 times a second on two cores, one
 * lane of two threads 83 times (96 with spinning), so lanes and not sessions spread the load. Memory pattern, arena, a
 * fixed batch dimension and denormals-as-zero made no difference above the noise: they stay at their defaults.
 */
final class OrtBackends implements Backends {
    private final Map<String, String> cudaOptions;

    /** @param cudaOptions of ONNX Runtime's CUDA provider, the same for every GPU */
    OrtBackends(Map<String, String> cudaOptions) {
        this.cudaOptions = Map.copyOf(cudaOptions);
    }

    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "drape");
    }

    @Override
    public Backend open(DeviceId device) throws OrtException {
        OrtEnvironment environment = environment(); // before addCUDA, which logs through it
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (device.cuda()) {
                addCuda(options, device.ordinal());
            }
            return new OrtBackend(environment, options);
        } catch (OrtException | RuntimeException | LinkageError e) {
            options.close();
            throw e;
        }
    }

    private void addCuda(SessionOptions options, int ordinal) throws OrtException {
        try (OrtCUDAProviderOptions cuda = cudaOptions(ordinal)) {
            options.addCUDA(cuda);
        }
    }

    /** The caller closes them. */
    OrtCUDAProviderOptions cudaOptions(int ordinal) throws OrtException {
        OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(ordinal);
        try {
            for (Map.Entry<String, String> option : cudaOptions.entrySet()) {
                cuda.add(option.getKey(), option.getValue());
            }
            return cuda;
        } catch (OrtException | RuntimeException e) {
            cuda.close();
            throw e;
        }
    }
}
