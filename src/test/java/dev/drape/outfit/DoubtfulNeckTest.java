package dev.drape.outfit;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.inference.DirectModels;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.testing.JdkPictures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The samples' people with the real models: the astronaut's black collar fills her neck, the portrait's neck is bare. */
class DoubtfulNeckTest {
    @ParameterizedTest
    @CsvSource({"customer-astronaut.png, true", "customer-hopper.jpg, false"})
    void doubtsANeckThatIsNoSkin(String file, boolean doubtful) throws Exception {
        assumeTrue(DirectModels.available(), "the models are not in this checkout");
        RgbImage photo = JdkPictures.rgb(Path.of("samples", file));
        try (DirectModels models = new DirectModels()) {
            Pose pose = new PoseEstimator(models::get, new CpuPool())
                    .estimate(photo, Complexity.FULL, Deadline.after(Duration.ofMinutes(2)))
                    .await()
                    .indefinitely()
                    .pose()
                    .orElseThrow();

            Outfit outfit = new OutfitParser().parse(photo, pose, pose.personMask(photo.width(), photo.height()));

            assertThat(outfit.warnings().contains("neck_unlike_skin")).isEqualTo(doubtful);
            assertThat(outfit.confidence() < .5).isEqualTo(doubtful);
            if (doubtful) {
                Mask top = Resize.smooth(outfit.mask(BodyClass.TOP), photo.width(), photo.height());
                assertThat(top.at(215, 200)).as("the collar in the neck").isGreaterThan(200);
            }
        }
    }
}
