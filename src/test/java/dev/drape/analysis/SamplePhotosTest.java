package dev.drape.analysis;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.RgbImage;
import dev.drape.inference.DirectModels;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import dev.drape.pose.PoseResult;
import dev.drape.testing.JdkPictures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The checks on real people, with the real models. */
class SamplePhotosTest {
    private static final CpuPool CPU_POOL = new CpuPool();
    private static final Path SAMPLES = Path.of("samples");

    private static DirectModels models;

    @BeforeAll
    static void open() {
        assumeThat(DirectModels.available()).as("needs models/").isTrue();
        models = new DirectModels();
    }

    @AfterAll
    static void close() throws Exception {
        if (models != null) {
            models.close();
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "customer-astronaut.png, LITE",
        "customer-astronaut.png, FULL",
        "customer-astronaut.png, HEAVY",
        "customer-hopper.jpg,    LITE",
        "customer-hopper.jpg,    FULL",
        "customer-hopper.jpg,    HEAVY",
    })
    void canBeDrawnOn(String file, Complexity complexity) {
        RgbImage photo = sample(file);
        Pose pose = find(photo, complexity).pose().orElseThrow();
        BodyFacts body = BodyFacts.of(pose, photo.width(), photo.height());

        assertThat(PhotoChecks.check(
                        photo.width(),
                        photo.height(),
                        pose,
                        body,
                        PhotoQuality.of(photo, pose.personMask(photo.width(), photo.height())),
                        PhotoLimits.DEFAULTS))
                .noneMatch(PhotoCheck::refuses);
        assertThat(body.facing()).isEqualTo(Facing.FRONT);
        assertThat(body.framing()).isEqualTo(Framing.UPPER_BODY);
        assertThat(body.armsCrossed()).isFalse();
    }

    @Test
    void twoOfThemSideBySideAreSeveralPeople() {
        RgbImage left = sample("customer-astronaut.png");
        RgbImage right = sample("customer-hopper.jpg");

        assertThat(find(beside(left, right), Complexity.FULL).people()).isEqualTo(2);
    }

    private static RgbImage sample(String file) {
        Path path = SAMPLES.resolve(file);
        assumeThat(Files.exists(path)).as("needs " + path).isTrue();
        return JdkPictures.rgb(path);
    }

    private static PoseResult find(RgbImage photo, Complexity complexity) {
        return new PoseEstimator(models, CPU_POOL)
                .estimate(photo, complexity, Deadline.after(Duration.ofMinutes(1)))
                .await()
                .indefinitely();
    }

    private static RgbImage beside(RgbImage left, RgbImage right) {
        int width = left.width() + right.width();
        byte[] rgb = new byte[3 * width * Math.max(left.height(), right.height())];
        paste(rgb, width, left, 0);
        paste(rgb, width, right, left.width());
        return RgbImage.owning(width, rgb.length / 3 / width, rgb);
    }

    private static void paste(byte[] target, int targetWidth, RgbImage image, int x) {
        byte[] rgb = image.toBytes();
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(rgb, 3 * y * image.width(), target, 3 * (y * targetWidth + x), 3 * image.width());
        }
    }
}
