package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.inference.DirectModels;
import dev.drape.inference.Inference;
import dev.drape.inference.Model;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import dev.drape.pose.PoseEstimator;
import dev.drape.testing.JdkPictures;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A person in a garment photo, with the real models, some of which are broken on purpose. */
class WornGarmentGateTest {
    private static final Deadline LATER = Deadline.after(Duration.ofMinutes(2));
    private static final ModelName LITE = ModelName.POSE_LANDMARK_LITE;
    private static final ModelName FULL = ModelName.POSE_LANDMARK_FULL;
    private static final CpuPool CPU = new CpuPool();
    private static DirectModels real;

    @BeforeAll
    static void load() {
        assumeTrue(DirectModels.available(), "the models are not in this checkout");
        real = new DirectModels();
    }

    @AfterAll
    static void close() throws Exception {
        if (real != null) {
            real.close();
        }
    }

    static List<Arguments> photos() {
        String person = "customer-astronaut.png";
        String garment = "garment-tee-navy.jpg";
        return List.of(
                Arguments.of(person, Set.of(), true),
                Arguments.of(person, Set.of(LITE), true),
                Arguments.of(person, Set.of(FULL), true),
                Arguments.of(person, Set.of(LITE, FULL), false),
                Arguments.of(garment, Set.of(), false),
                Arguments.of(garment, Set.of(LITE), false),
                Arguments.of(garment, Set.of(LITE, FULL), false));
    }

    static List<Arguments> photosWithoutCutout() {
        return List.of(
                Arguments.of("customer-astronaut.png", true),
                Arguments.of("customer-hopper.jpg", true),
                Arguments.of("garment-tee-navy.jpg", false),
                Arguments.of("garment-sweater-striped.jpg", false),
                Arguments.of("garment-dress-teal.jpg", false));
    }

    @ParameterizedTest(name = "{0}, nothing cut out: refused {1}")
    @MethodSource("photosWithoutCutout")
    void refusesAPersonOnAnyGround(String file, boolean refused) {
        RgbImage photo = JdkPictures.rgb(Path.of("samples", file));
        WornGarmentGate gate = new WornGarmentGate(new PoseEstimator(without(Set.of()), CPU));
        WornGarmentGate.Look look = gate.look(photo, LATER).await().indefinitely();
        assertThat(failure(look, photo, Optional.empty())).isEqualTo(refused ? Failure.CATEGORY_MISMATCH : null);
    }

    @ParameterizedTest(name = "{0}, broken {1}: refused {2}")
    @MethodSource("photos")
    void refusesAPersonWithTheModelsThatWork(String file, Set<ModelName> broken, boolean refused) {
        RgbImage photo = JdkPictures.rgb(Path.of("samples", file));
        WornGarmentGate gate = new WornGarmentGate(new PoseEstimator(without(broken), CPU));
        WornGarmentGate.Look look = gate.look(photo, LATER).await().indefinitely();
        Mask everything = Mask.filled(photo.width(), photo.height(), 255);
        assertThat(failure(look, photo, Optional.of(everything))).isEqualTo(refused ? Failure.CATEGORY_MISMATCH : null);
    }

    private static Failure failure(WornGarmentGate.Look look, RgbImage photo, Optional<Mask> cutout) {
        try {
            look.requireNoPerson(photo, cutout);
            return null;
        } catch (DrapeException e) {
            return e.failure();
        }
    }

    private static Models without(Set<ModelName> broken) {
        return name -> new Model() {
            @Override
            public ModelName name() {
                return name;
            }

            @Override
            public Uni<Inference> run(Tensor input, Deadline deadline) {
                return broken.contains(name)
                        ? Uni.createFrom().failure(new IllegalStateException("broken"))
                        : real.get(name).run(input, deadline);
            }
        };
    }
}
