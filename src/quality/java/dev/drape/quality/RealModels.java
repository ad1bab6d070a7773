package dev.drape.quality;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.inference.Devices;
import dev.drape.inference.InferenceConfig;
import dev.drape.inference.ModelCatalog;
import dev.drape.pose.PoseEstimator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

import java.time.Duration;

/** The models as the service runs them on a CPU, and what reads photos with them. */
public final class RealModels {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PoseEstimator poses;

    public RealModels() {
        InferenceConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(InferenceConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("drape.inference.devices", "cpu")
                .build()
                .getConfigMapping(InferenceConfig.class);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ModelCatalog models = new ModelCatalog(config, new Devices(config, registry), registry);
        models.load();
        CpuPool cpu = new CpuPool();
        poses = new PoseEstimator(models, cpu);
    }

    public PoseEstimator poses() {
        return poses;
    }

    public static Deadline deadline() {
        return Deadline.after(PATIENCE);
    }

    public static <T> T wait(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
