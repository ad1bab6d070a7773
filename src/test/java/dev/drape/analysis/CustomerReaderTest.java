package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.ImageLimits;
import dev.drape.image.Photo;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.inference.DirectModels;
import dev.drape.inference.Inference;
import dev.drape.inference.ModelName;
import dev.drape.pose.Complexity;
import dev.drape.pose.PoseEstimator;
import dev.drape.testing.Samples;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every step down is in the answer and counted, with the real models, some of which are broken on purpose. */
class CustomerReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CpuPool CPU = new CpuPool();
    private static final FaultyModels.Faults NONE = (name, run) -> run;
    private static final FaultyModels.Faults ON_THE_CPU =
            (name, run) -> run.map(seen -> new Inference(seen.outputs(), "cpu", "cuda:0 lost its last lane"));
    private static DirectModels real;
    private static Photo astronaut;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeAll
    static void load() {
        assumeTrue(DirectModels.available(), "the models are not in this checkout");
        real = new DirectModels();
        astronaut = new ImageDecoder(ImageLimits.DEFAULT).decode(Samples.ASTRONAUT.bytes());
    }

    @AfterAll
    static void close() throws Exception {
        if (real != null) {
            real.close();
        }
    }

    /** The astronaut, standardised, is read as it is by the full model and as standardised by the others. */
    static List<Arguments> steps() {
        return List.of(
                Arguments.of("nothing", NONE, Complexity.HEAVY, Set.of()),
                Arguments.of("unsure", NONE, Complexity.FULL, Set.of(Degradation.PREPROCESS_NONE)),
                Arguments.of(
                        "heavy",
                        broken(EnumSet.of(ModelName.POSE_LANDMARK_HEAVY)),
                        Complexity.HEAVY,
                        Set.of(Degradation.COMPLEXITY_FULL, Degradation.PREPROCESS_NONE)),
                Arguments.of(
                        "heavy and full",
                        broken(EnumSet.of(ModelName.POSE_LANDMARK_HEAVY, ModelName.POSE_LANDMARK_FULL)),
                        Complexity.HEAVY,
                        Set.of(
                                Degradation.COMPLEXITY_FULL,
                                Degradation.COMPLEXITY_LITE,
                                Degradation.SEGMENTATION_FAILED)),
                Arguments.of(
                        "second look",
                        broken(EnumSet.of(ModelName.POSE_LANDMARK_FULL)),
                        Complexity.LITE,
                        Set.of(Degradation.SEGMENTATION_FAILED)),
                Arguments.of("device", ON_THE_CPU, Complexity.LITE, Set.of(Degradation.DEVICE_FALLBACK)));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("steps")
    void namesAndCountsEveryStepDown(
            String what, FaultyModels.Faults faults, Complexity wanted, Set<Degradation> steps) {
        CustomerAnalysis analysis = reading(faults, wanted).awaitItem(PATIENCE).getItem();
        assertThat(analysis.degraded()).isEqualTo(steps);
        assertThat(analysis.person().coverage()).isBetween(0.3, 0.7);
        assertCounted(steps);
    }

    @Test
    void countsAPersonOfWhomOnlyTheDetectionIsLeft() {
        Throwable failure = reading(
                        broken(EnumSet.of(
                                ModelName.POSE_LANDMARK_HEAVY,
                                ModelName.POSE_LANDMARK_FULL,
                                ModelName.POSE_LANDMARK_LITE)),
                        Complexity.HEAVY)
                .awaitFailure(PATIENCE)
                .getFailure();
        assertThat(failure).isInstanceOfSatisfying(DrapeException.class, e -> {
            assertThat(e.failure()).isEqualTo(Failure.NOT_READY);
            assertThat(e.finding().orElseThrow().check()).isEqualTo("detection_only");
        });
        assertCounted(Set.of(Degradation.DETECTION_ONLY));
    }

    private void assertCounted(Set<Degradation> steps) {
        for (Degradation step : Degradation.values()) {
            assertThat(registry.get("drape.analysis.degraded")
                            .tag("step", step.id())
                            .counter()
                            .count())
                    .as(step.id())
                    .isEqualTo(steps.contains(step) ? 1 : 0);
        }
    }

    private UniAssertSubscriber<CustomerAnalysis> reading(FaultyModels.Faults faults, Complexity wanted) {
        AnalysisConfig config = new SmallRyeConfigBuilder()
                .withMapping(AnalysisConfig.class)
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(AnalysisConfig.class);
        PoseFinder poses = new PoseFinder(new PoseEstimator(new FaultyModels(real, faults), CPU), config);
        return new CustomerReader(poses, null, config, new DegradationMeter(registry), CPU)
                .read(astronaut, wanted, true, Deadline.after(PATIENCE))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static FaultyModels.Faults broken(Set<ModelName> models) {
        return FaultyModels.broken(models, () -> new IllegalStateException("broken"));
    }
}
