package dev.drape.pose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.RgbImage;
import dev.drape.inference.DirectModels;
import dev.drape.testing.JdkPictures;
import dev.drape.testing.MaskDifference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Against landmarks and masks that the genuine MediaPipe Pose (npm, CPU inference) gave for the same photo. */
class PoseGoldenTest {
    private static final CpuPool CPU_POOL = new CpuPool();
    private static final Path PHOTO = Path.of("samples/customer-astronaut.png");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** Tolerances; measured: median 0.002 px, 95th percentile 0.014 px. */
    private static final double MEDIAN_PX = 0.1;

    private static final double P95_PX = 0.5;
    private static final double DEPTH_AND_VISIBILITY = 0.005;
    private static final double WORLD_METRES = 0.001;
    private static final double REGION = 1e-4;

    /** 8-bit rounding, of 255. */
    private static final int MASK_STEPS = 1;

    /** The rest lies where the outline is steepest; measured: 0.99993 or more, the largest difference is 3. */
    private static final double MASK_SHARE = 0.9998;

    private static DirectModels models;

    @BeforeAll
    static void open() {
        assumeTrue(DirectModels.available() && Files.exists(PHOTO), "needs models/ and samples/");
        models = new DirectModels();
    }

    @AfterAll
    static void close() throws Exception {
        if (models != null) {
            models.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheGenuineSolution(Complexity complexity) throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(GOLDEN.resolve("astronaut-golden.json").toFile())
                .get("pose" + complexity.level());
        RgbImage photo = JdkPictures.rgb(PHOTO);

        PoseResult result = new PoseEstimator(models, CPU_POOL)
                .estimate(photo, complexity, Deadline.after(Duration.ofMinutes(1)))
                .await()
                .indefinitely();

        Pose pose = result.pose().orElseThrow();
        assertThat(result.people()).isEqualTo(1);
        assertThat(result.detectionScore())
                .isCloseTo(golden.at("/detection/score").asDouble(), within(1e-4));
        region(pose.region(), golden.get("roiFromDetection"), photo);
        landmarks(pose, golden, photo);
        assertThat(MaskDifference.shareWithin(
                        MASK_STEPS,
                        pose.personMask(photo.width(), photo.height()),
                        JdkPictures.mask(GOLDEN.resolve("astronaut-pose" + complexity.level() + "-mask.png"))))
                .isGreaterThanOrEqualTo(MASK_SHARE);
    }

    private static void region(RegionOfInterest region, JsonNode golden, RgbImage photo) {
        double width = photo.width();
        assertThat(region.centerX() / width).isCloseTo(golden.get("xCenter").asDouble(), within(REGION));
        assertThat(region.centerY() / photo.height())
                .isCloseTo(golden.get("yCenter").asDouble(), within(REGION));
        assertThat(region.side() / width).isCloseTo(golden.get("width").asDouble(), within(REGION));
        assertThat(region.rotation()).isCloseTo(golden.get("rotation").asDouble(), within(REGION));
    }

    private static void landmarks(Pose pose, JsonNode golden, RgbImage photo) {
        List<Double> distances = new ArrayList<>();
        for (BodyPoint point : BodyPoint.values()) {
            JsonNode image = golden.get("poseLandmarks").get(point.ordinal());
            JsonNode world = golden.get("poseWorldLandmarks").get(point.ordinal());
            Landmark found = pose.at(point);
            Landmark metres = pose.worldLandmarks().get(point.ordinal());
            distances.add(Math.hypot(
                    (found.x() - image.get(0).asDouble()) * photo.width(),
                    (found.y() - image.get(1).asDouble()) * photo.height()));
            assertThat(found.z()).isCloseTo(image.get(2).asDouble(), within(DEPTH_AND_VISIBILITY));
            assertThat(found.visibility()).isCloseTo(image.get(3).asDouble(), within(DEPTH_AND_VISIBILITY));
            assertThat(metres.x()).isCloseTo(world.get(0).asDouble(), within(WORLD_METRES));
            assertThat(metres.y()).isCloseTo(world.get(1).asDouble(), within(WORLD_METRES));
            assertThat(metres.z()).isCloseTo(world.get(2).asDouble(), within(WORLD_METRES));
        }
        Collections.sort(distances);
        assertThat(distances.get(16)).as("median").isLessThanOrEqualTo(MEDIAN_PX);
        assertThat(distances.get(31)).as("95th percentile").isLessThanOrEqualTo(P95_PX);
    }
}
