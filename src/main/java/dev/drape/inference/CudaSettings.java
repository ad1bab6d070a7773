package dev.drape.inference;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.Converters;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.math.BigInteger;
import java.util.Comparator;
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
    @WithConverter(ArenaBytes.class)
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

    /** 1 MiB or more. */
    final class ArenaBytes implements Converter<MemorySize> {
        private static final Converter<MemorySize> BOUNDED = Converters.minimumValueConverter(
                Comparator.comparing(MemorySize::asBigInteger),
                new MemorySizeConverter(),
                new MemorySize(BigInteger.valueOf(1 << 20)),
                true);

        @Override
        public MemorySize convert(String value) {
            return BOUNDED.convert(value);
        }
    }

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
