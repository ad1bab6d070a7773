package dev.drape.pose;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.RgbImage;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import dev.drape.testing.StubModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PoseEstimatorTest {
    private static final CpuPool CPU_POOL = new CpuPool();
    private static final Deadline LATER = Deadline.after(Duration.ofMinutes(1));
    private static final RgbImage WHITE = RgbImage.filled(448, 224, 0xFFFFFF);

    /** Cells (3, 7) and (10, 7) of the 14 × 14 grid: two people side by side in the wide picture. */
    private static final int LEFT_ANCHOR = 1568 + 2 * (7 * 14 + 3);

    private static final int RIGHT_ANCHOR = 1568 + 2 * (7 * 14 + 10);

    private final StubModels models = new StubModels();
    private final float[] boxes = new float[Anchors.COUNT * DetectionDecoder.ROW];
    private final float[] scores = new float[Anchors.COUNT];

    PoseEstimatorTest() {
        Arrays.fill(scores, -200);
    }

    @Test
    void nobodyIsNoError() {
        PoseResult result = estimate();

        assertThat(result).isEqualTo(new PoseResult(Optional.empty(), 0, 0, "stub", null));
        assertThat(models.calls()).extracting(StubModels.Call::model).containsExactly(ModelName.POSE_DETECTOR);
    }

    @Test
    void detectorSeesThePictureBetweenBlackBars() {
        estimate();

        Tensor input = models.calls().get(0).input();
        assertThat(input.shape()).containsExactly(1, 224, 224, 3);
        assertThat(input.at(3 * (55 * 224 + 100))).isEqualTo(-1);
        assertThat(input.at(3 * (56 * 224 + 100))).isEqualTo(1);
    }

    @ParameterizedTest(name = "flag {0}: found {1}")
    @CsvSource({"0.5, false", "0.51, true"})
    void landmarkModelMustAgree(float flag, boolean found) {
        person(LEFT_ANCHOR, 2);
        landmarkModel(ModelName.POSE_LANDMARK_HEAVY, flag);

        PoseResult result = estimate();

        assertThat(result.pose().isPresent()).isEqualTo(found);
        assertThat(result.people()).isEqualTo(found ? 1 : 0);
        assertThat(result.detectionScore()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
    }

    /**
     * Hips at anchor ((3.5, 7.5) / 14) of a 448 px square that is 112 px higher than the picture; the body circle is
     * 44.8 / 224 of it above.
     */
    @Test
    void looksWhereTheDetectorPoints() {
        person(LEFT_ANCHOR, 2);
        landmarkModel(ModelName.POSE_LANDMARK_HEAVY, 1);

        Pose pose = estimate().pose().orElseThrow();

        assertThat(pose.region().centerX()).isCloseTo(112, within(1e-4));
        assertThat(pose.region().centerY()).isCloseTo(240 - 112, within(1e-4));
        assertThat(pose.region().side()).isCloseTo(2.5 * 89.6, within(1e-4));
        assertThat(pose.region().rotation()).isCloseTo(0, within(1e-9));
        assertThat(pose.person().rect()).isEqualTo(pose.region().rect());
        assertThat(pose.at(BodyPoint.LEFT_HIP).x()).as("region's middle").isCloseTo(0.25, within(1e-6));
    }

    @ParameterizedTest(name = "second logit {0}, flag {1}: {2} people")
    @CsvSource({"1, 1, 2", "-2, 1, 2", "-3, 1, 1", "1, 0.8, 1"})
    void asksTheLiteModelAboutFurtherPeople(float logit, float flag, int people) {
        person(LEFT_ANCHOR, 2);
        person(RIGHT_ANCHOR, logit);
        landmarkModel(ModelName.POSE_LANDMARK_HEAVY, 1);
        landmarkModel(ModelName.POSE_LANDMARK_LITE, flag);

        PoseResult result = estimate();

        assertThat(result.people()).isEqualTo(people);
        Pose pose = result.pose().orElseThrow();
        assertThat(pose.people()).isEqualTo(people);
        assertThat(pose.region().centerX()).as("the better one is described").isCloseTo(112, within(1e-4));
    }

    @Test
    void saysWhereItRan() {
        person(LEFT_ANCHOR, 2);
        landmarkModel(ModelName.POSE_LANDMARK_HEAVY, 1);
        models.fellBack(ModelName.POSE_DETECTOR, "out of memory");

        PoseResult result = estimate();

        assertThat(result.device()).isEqualTo("stub");
        assertThat(result.fallback()).isEqualTo("out of memory");
    }

    @Test
    void emitsOnTheCpuPool() {
        models.answer(ModelName.POSE_DETECTOR, detectorOutput());

        String thread = new PoseEstimator(models, CPU_POOL)
                .estimate(WHITE, Complexity.HEAVY, LATER)
                .map(result -> Thread.currentThread().getName())
                .await()
                .indefinitely();

        assertThat(thread).startsWith("drape-cpu");
    }

    @Test
    void stopsAtTheDeadline() {
        assertThatThrownBy(() -> estimate(models, Deadline.after(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED));
        assertThat(models.calls()).isEmpty();
    }

    @Test
    void failsWhileModelsAreNotReady() {
        Models none = name -> {
            throw new DrapeException(Failure.NOT_READY, "Loading.");
        };

        assertThatThrownBy(() -> estimate(none, LATER))
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.NOT_READY));
    }

    private PoseResult estimate() {
        models.answer(ModelName.POSE_DETECTOR, detectorOutput());
        return estimate(models, LATER);
    }

    private static PoseResult estimate(Models from, Deadline deadline) {
        return new PoseEstimator(from, CPU_POOL)
                .estimate(WHITE, Complexity.HEAVY, deadline)
                .await()
                .indefinitely();
    }

    private Map<String, Tensor> detectorOutput() {
        return Map.of(
                "boxes", Tensor.owning(boxes, 1, Anchors.COUNT, DetectionDecoder.ROW),
                "scores", Tensor.owning(scores, 1, Anchors.COUNT, 1));
    }

    private void person(int anchor, float logit) {
        scores[anchor] = logit;
        float[] row = {0, 0, 44.8f, 44.8f, 0, 0, 0, -44.8f};
        System.arraycopy(row, 0, boxes, anchor * DetectionDecoder.ROW, row.length);
    }

    /** Shoulders a quarter of the region above its middle, all else in the middle. */
    private void landmarkModel(ModelName name, float flag) {
        float[] landmarks = new float[195];
        for (int i = 0; i < 39; i++) {
            boolean shoulder = i == 11 || i == 12;
            landmarks[5 * i] = 128;
            landmarks[5 * i + 1] = shoulder ? 64 : 128;
        }
        float[] cold = new float[64 * 64 * 39];
        Arrays.fill(cold, -200);
        models.answer(
                name,
                Map.of(
                        "landmarks", Tensor.owning(landmarks, 1, 195),
                        "flag", Tensor.owning(new float[] {flag}, 1, 1),
                        "segmentation", Tensor.owning(new float[256 * 256], 1, 256, 256, 1),
                        "heatmap", Tensor.owning(cold, 1, 64, 64, 39),
                        "world", Tensor.owning(new float[117], 1, 117)));
    }
}
