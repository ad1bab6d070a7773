package dev.drape.compose;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.garment.GarmentAnalyzer;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.inference.DirectModels;
import dev.drape.outfit.OutfitParser;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.testing.JdkPictures;
import dev.drape.testing.SamplePhoto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Samples drawn by one thread and by those of the pool together, with the real models. */
class SharedDrawingTest {
    private static final CpuPool POOL = new CpuPool();
    /** As wide as customers' photos: the samples' people are small enough to be drawn in few strips. */
    private static final int WIDTH = 768;

    private static final Map<String, Customer> CUSTOMERS = new HashMap<>();

    @BeforeAll
    static void find() throws Exception {
        assumeTrue(DirectModels.available(), "the models are not in this checkout");
        try (DirectModels models = new DirectModels()) {
            PoseEstimator poses = new PoseEstimator(models::get, POOL);
            for (String name : new String[] {"customer-astronaut.png", "customer-hopper.jpg"}) {
                RgbImage sample = JdkPictures.rgb(Path.of("samples", name));
                RgbImage photo = Resize.cubic(sample, WIDTH, WIDTH * sample.height() / sample.width());
                Pose pose = poses.estimate(photo, Complexity.FULL, Deadline.after(Duration.ofMinutes(2)))
                        .await()
                        .indefinitely()
                        .pose()
                        .orElseThrow();
                Mask person = pose.personMask(photo.width(), photo.height());
                CUSTOMERS.put(name, new Customer(photo, pose, person, new OutfitParser().parse(photo, pose, person)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "customer-astronaut.png, garment-tee-navy.jpg, SLIM",
        "customer-astronaut.png, garment-sweater-striped.jpg, REGULAR",
        "customer-astronaut.png, garment-tank-coral.png, LOOSE",
        "customer-hopper.jpg, garment-sweater-striped.jpg, LOOSE",
        "customer-hopper.jpg, garment-tank-coral.png, REGULAR"
    })
    void sharingOutChangesNothing(String person, String garment, Fit fit) {
        SamplePhoto flat = SamplePhoto.read(garment);
        Item item =
                new Item(flat.pixels(), new GarmentAnalyzer().analyze(flat.pixels(), flat.alpha(), Optional.empty()));
        Customer customer = CUSTOMERS.get(person);
        Compositor compositor = new Compositor();
        Composition alone = compositor.compose(customer, item, fit);
        for (int time = 0; time < 3; time++) {
            Composition shared = POOL.supply(() -> compositor.compose(customer, item, fit))
                    .await()
                    .indefinitely();
            assertThat(shared.picture().toBytes()).isEqualTo(alone.picture().toBytes());
            assertThat(shared.editMask().toBytes()).isEqualTo(alone.editMask().toBytes());
            assertThat(shared.quality()).isEqualTo(alone.quality());
        }
    }
}
