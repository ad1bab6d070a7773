package dev.drape.inference;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

import java.util.Optional;

/**
 * Options of ONNX Runtime's CUDA provider ("CUDA Execution Provider" in its documentation); what is unset is left to ONNX
 * Runtime. CUDA graphs are left out: they need inputs and outputs bound to fixed places.
 */
public interface CudaSettings {
    /**
     * What ONNX Runtime's arena may take of a GPU's memory for each model, such as {@code 2G}: every session has an arena of its
     * own. cuDNN's workspace comes on top.
     */
    Optional<MemorySize> gpuMemLimit();

    /** How the arena grows. */
    Optional<ArenaExtendStrategy> arenaExtendStrategy();

    /** How cuDNN chooses a convolution's algorithm; the models' shapes are fixed, so that a search is done once. */
    Optional<CudnnConvAlgoSearch> cudnnConvAlgoSearch();

    /** Whether that search may use algorithms that need much workspace. */
    Optional<Boolean> cudnnConvUseMaxWorkspace();

    /** Whether copies are done in the default stream. */
    Optional<Boolean> doCopyInDefaultStream();

    /** Whether convolutions prefer channels last. */
    Optional<Boolean> preferNhwc();

    /** Whether 10-bit mantissas may be used: faster, but landmarks are then not those of the CPU. */
    @WithDefault("false")
    boolean useTf32();

    /** {@code arena_extend_strategy}. */
    enum ArenaExtendStrategy {
        NEXT_POWER_OF_TWO("kNextPowerOfTwo"),
        SAME_AS_REQUESTED("kSameAsRequested");

        private final String value;

        ArenaExtendStrategy(String value) {
            this.value = value;
        }

        /** ONNX Runtime's own name. */
        String value() {
            return value;
        }
    }

    /** {@code cudnn_conv_algo_search}. */
    enum CudnnConvAlgoSearch {
        EXHAUSTIVE,
        HEURISTIC,
        DEFAULT
    }
}
