package dev.drape.inference;

import dev.drape.settings.AnyTime;
import dev.drape.settings.Bounds;
import dev.drape.settings.OneOrMore;
import dev.drape.settings.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator can set about models and devices. A wrong value stops the start with the property's name. */
@ConfigMapping(prefix = "drape.inference")
public interface InferenceConfig {
    /**
     * The directory that holds the ONNX files and their {@code SHA256SUMS}. Unset: the first of {@code models} in
     * the working directory, {@code models} beside the application's jar or up to three directories above it, and
     * {@code /deployments/models} that lists all models.
     */
    Optional<Path> modelsDir();

    /**
     * Which devices to use: {@code auto} (every CUDA device that works, and the CPU), or a list such as
     * {@code cuda:0,cuda:1,cpu}. GPUs are preferred to the CPU in whatever order they are listed; the CPU stands by even
     * when it is not listed, unless {@link #requireGpu()}.
     */
    @WithDefault("auto")
    @WithConverter(DeviceNames.class)
    DeviceChoice devices();

    /** Whether to refuse work ({@code gpu_required}, not ready) rather than to do it on the CPU. */
    @WithDefault("false")
    boolean requireGpu();

    /** Lanes, and so concurrent runs, on the CPU. Unset: as many as there are cores. */
    @WithConverter(OneOrMore.class)
    Optional<Integer> cpuLanes();

    /** Runs that may wait for a device before it answers {@code overloaded}. */
    @WithDefault("256")
    @WithConverter(QueueLength.class)
    int queueLimit();

    /**
     * A model run that takes longer is stopped; one that cannot be stopped has its lane replaced. On a GPU that the CPU stands by
     * for, half of the time that the request has left is a limit, too.
     */
    @WithDefault("10s")
    @WithConverter(SomeTime.class)
    Duration runLimit();

    /** When a GPU that fails gets no more work, and when it is tried again. */
    BreakerSettings breaker();

    /** Doing concurrent runs of one model as one. */
    Batching batching();

    /** ONNX Runtime's CUDA provider, the same for every GPU. */
    CudaSettings cuda();

    /** A GPU's circuit breaker. */
    interface BreakerSettings {
        /** Faults in a row after which a GPU gets no more work; a run that hangs counts as all of them. */
        @WithDefault("3")
        @WithConverter(OneOrMore.class)
        int faults();

        /** When a failed GPU is probed; after each failed probe it is twice as long, at most five minutes or, if longer, what is set. */
        @WithDefault("10s")
        @WithConverter(SomeTime.class)
        Duration probeAfter();
    }

    /** See {@link Batcher}. */
    interface Batching {
        /** Whether runs on a GPU are gathered. */
        @WithDefault("true")
        boolean onGpu();

        /** Whether runs on the CPU are gathered; that makes none of the models faster. */
        @WithDefault("false")
        boolean onCpu();

        /** Runs that are done as one at most. */
        @WithDefault("8")
        @WithConverter(BatchSize.class)
        int maxSize();

        /** How long a run waits for others. */
        @WithDefault("2ms")
        @WithConverter(AnyTime.class)
        Duration maxDelay();
    }

    /** How long a stop waits for queued runs to finish. */
    @WithDefault("10s")
    @WithConverter(AnyTime.class)
    Duration drainTime();

    /** Says why a value is refused, which an implicit converter hides. */
    final class DeviceNames implements Converter<DeviceChoice> {
        @Override
        public DeviceChoice convert(String value) {
            return DeviceChoice.of(value);
        }
    }

    /** 1 to 100,000: there is an array of that length. */
    final class QueueLength implements Converter<Integer> {
        private static final Converter<Integer> BOUNDED = Bounds.ints(1, 100_000);

        @Override
        public Integer convert(String value) {
            return BOUNDED.convert(value);
        }
    }

    /** 2 to 64. */
    final class BatchSize implements Converter<Integer> {
        private static final Converter<Integer> BOUNDED = Bounds.ints(2, 64);

        @Override
        public Integer convert(String value) {
            return BOUNDED.convert(value);
        }
    }
}
