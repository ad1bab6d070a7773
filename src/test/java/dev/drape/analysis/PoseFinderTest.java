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
import dev.drape.inference.Model;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import dev.drape.pose.Complexity;
import dev.drape.pose.PoseEstimator;
import dev.drape.testing.Samples;
import io.smallrye.mutiny.Uni;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Steps down with the real models, some of which are broken on purpose. */
class PoseFinderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CpuPool CPU = new CpuPool();
    private static DirectModels real;
    private static Photo astronaut;

    private final List<ModelName> asked = new CopyOnWriteArrayList<>();

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

    static List<Arguments> broken() {
        return List.of(
                Arguments.of(Set.of(), Complexity.HEAVY, Set.of()),
                Arguments.of(
                        Set.of(ModelName.POSE_LANDMARK_HEAVY), Complexity.FULL, Set.of(Degradation.COMPLEXITY_FULL)),
                Arguments.of(
                        Set.of(ModelName.POSE_LANDMARK_HEAVY, ModelName.POSE_LANDMARK_FULL),
                        Complexity.LITE,
                        Set.of(Degradation.COMPLEXITY_FULL, Degradation.COMPLEXITY_LITE)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenModelGivesWayToALighterOne(Set<ModelName> models, Complexity used, Set<Degradation> steps) {
        PoseFinder.Found found = find(models, () -> new IllegalStateException("broken"))
                .awaitItem(PATIENCE)
                .getItem();
        assertThat(found.pose().complexity()).isEqualTo(used);
        assertThat(found.steps()).isEqualTo(steps);
    }

    @Test
    void withoutAnyLandmarkModelTheFaultIsOurs() {
        Throwable failure = find(
                        EnumSet.of(
                                ModelName.POSE_LANDMARK_HEAVY,
                                ModelName.POSE_LANDMARK_FULL,
                                ModelName.POSE_LANDMARK_LITE),
                        () -> new IllegalStateException("broken"))
                .awaitFailure(PATIENCE)
                .getFailure();
        assertThat(PoseFinder.isFault(failure)).isTrue();
    }

    @Test
    void beingBusyOrLateIsNoReasonToStepDown() {
        for (Failure passing : List.of(Failure.OVERLOADED, Failure.DEADLINE_EXCEEDED, Failure.NOT_READY)) {
            asked.clear();
            Throwable failure = find(
                            EnumSet.of(ModelName.POSE_LANDMARK_HEAVY), () -> new DrapeException(passing, "not now"))
                    .awaitFailure(PATIENCE)
                    .getFailure();
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            DrapeException.class, e -> assertThat(e.failure()).isEqualTo(passing));
            assertThat(asked).contains(ModelName.POSE_LANDMARK_HEAVY).doesNotContain(ModelName.POSE_LANDMARK_FULL);
        }
    }

    @Test
    void aDeadlineThatHasRunOutStartsNoModel() {
        PoseFinder finder = finder(Set.of(), () -> new IllegalStateException("not reached"));
        Throwable failure = finder.find(
                        ModelViews.of(astronaut, true), Complexity.FULL, Deadline.after(Duration.ofNanos(1)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure(PATIENCE)
                .getFailure();
        assertThat(failure)
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED));
        assertThat(asked).isEmpty();
    }

    private UniAssertSubscriber<PoseFinder.Found> find(Set<ModelName> broken, Supplier<RuntimeException> fault) {
        return finder(broken, fault)
                .find(ModelViews.of(astronaut, true), Complexity.HEAVY, Deadline.after(PATIENCE))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private PoseFinder finder(Set<ModelName> broken, Supplier<RuntimeException> fault) {
        return new PoseFinder(new PoseEstimator(new PartlyBroken(broken, fault), CPU));
    }

    /** The real models, but some of them fail. */
    private final class PartlyBroken implements Models {
        private final Set<ModelName> broken;
        private final Supplier<RuntimeException> fault;

        PartlyBroken(Set<ModelName> broken, Supplier<RuntimeException> fault) {
            this.broken = broken;
            this.fault = fault;
        }

        @Override
        public Model get(ModelName name) {
            return new Model() {
                @Override
                public ModelName name() {
                    return name;
                }

                @Override
                public Uni<Inference> run(Tensor input, Deadline deadline) {
                    asked.add(name);
                    return broken.contains(name)
                            ? Uni.createFrom().failure(fault.get())
                            : real.get(name).run(input, deadline);
                }
            };
        }
    }
}
