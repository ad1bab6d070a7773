package dev.drape.analysis;

import dev.drape.analysis.FaultyModels.Faults;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.image.ImageLimits;
import dev.drape.image.Photo;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.inference.DirectModels;
import dev.drape.inference.Inference;
import dev.drape.inference.ModelName;
import dev.drape.inference.Tensor;
import dev.drape.pose.BodyPoint;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import static dev.drape.analysis.FaultyModels.broken;
import static dev.drape.analysis.FaultyModels.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Steps down with the real models, some of which are broken on purpose. */
class PoseFinderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final CpuPool CPU = new CpuPool();
    private static final Function<Inference, Inference> NO_NUMBERS = PoseFinderTest::withoutNumbers;
    private static DirectModels real;
    private static Photo astronaut;

    private FaultyModels models;

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

    static List<Arguments> ladders() {
        return List.of(
                Arguments.of(Set.of(), Complexity.HEAVY, Set.of()),
                Arguments.of(
                        Set.of(ModelName.POSE_LANDMARK_HEAVY), Complexity.FULL, Set.of(Degradation.COMPLEXITY_FULL)),
                Arguments.of(
                        Set.of(ModelName.POSE_LANDMARK_HEAVY, ModelName.POSE_LANDMARK_FULL),
                        Complexity.LITE,
                        Set.of(
                                Degradation.COMPLEXITY_FULL,
                                Degradation.COMPLEXITY_LITE,
                                Degradation.SEGMENTATION_FAILED)));
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void aBrokenModelGivesWayToALighterOne(Set<ModelName> brokenModels, Complexity used, Set<Degradation> steps) {
        PoseFinder.Found found = found(find(broken(brokenModels, () -> new IllegalStateException("broken"))));
        assertThat(found.pose().complexity()).isEqualTo(used);
        assertThat(found.steps()).isEqualTo(steps);
        assertThat(models.asked()).as("the detector's work is shared").containsOnlyOnce(ModelName.POSE_DETECTOR);
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void aModelThatGivesNoNumbersIsBroken(Set<ModelName> brokenModels, Complexity used, Set<Degradation> steps) {
        PoseFinder.Found found = found(find((name, run) -> brokenModels.contains(name) ? run.map(NO_NUMBERS) : run));
        assertThat(found.pose().complexity()).isEqualTo(used);
        assertThat(found.steps()).isEqualTo(steps);
    }

    @Test
    void aDetectorThatGivesNoNumbersIsAFaultAndNotAnEmptyPhoto() {
        Throwable failure = failure(find((name, run) -> name == ModelName.POSE_DETECTOR ? run.map(NO_NUMBERS) : run));
        assertThat(DrapeException.isFault(failure)).isTrue();
    }

    /** The heavy model never answers; its share is cut short so that the test need not wait for half of the deadline. */
    @Test
    void aModelThatHangsGivesWayInItsShareOfTheTime() {
        Faults hangs = (name, run) ->
                name == ModelName.POSE_LANDMARK_HEAVY ? Uni.createFrom().nothing() : run;
        PoseEstimator poses = new PoseEstimator(faulty(hangs), CPU);
        LandmarkLadder ladder = new LandmarkLadder(
                poses, (model, deadline) -> model == Complexity.HEAVY ? Duration.ofMillis(50) : deadline.left());
        PoseFinder.Found found = found(new PoseFinder(poses, ladder, PhotoLimits.DEFAULTS)
                .find(ModelViews.of(astronaut, false), Complexity.HEAVY, Deadline.after(PATIENCE)));
        assertThat(found.pose().complexity()).isEqualTo(Complexity.FULL);
        assertThat(found.steps()).containsExactly(Degradation.COMPLEXITY_FULL);
    }

    @Test
    void withoutTheSecondLookTheFirstMaskRemains() {
        PoseFinder.Found found =
                found(finder(broken(Set.of(ModelName.POSE_LANDMARK_FULL), () -> new IllegalStateException("broken")))
                        .find(ModelViews.of(astronaut, true), Complexity.LITE, Deadline.after(PATIENCE)));
        assertThat(found.steps()).containsExactly(Degradation.SEGMENTATION_FAILED);
        assertThat(found.second()).isEmpty();
        assertThat(found.pose()
                        .personMask(astronaut.width(), astronaut.height())
                        .coverage())
                .isBetween(0.3, 0.7);
    }

    @Test
    void withoutAnyLandmarkModelTheDetectionIsAllThatIsKnown() {
        Throwable failure = failure(find(broken(
                EnumSet.of(ModelName.POSE_LANDMARK_HEAVY, ModelName.POSE_LANDMARK_FULL, ModelName.POSE_LANDMARK_LITE),
                () -> new IllegalStateException("broken"))));
        assertThat(LandmarkLadder.isDetectionOnly(failure)).isTrue();
        assertThat(failure).isInstanceOfSatisfying(DrapeException.class, e -> {
            assertThat(e.failure()).isEqualTo(Failure.NOT_READY);
            assertThat(e.finding().orElseThrow().measured())
                    .as("the detector's score")
                    .isGreaterThan(0.5);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "DEADLINE_EXCEEDED", "NOT_READY"})
    void beingBusyOrLateIsNoReasonToStepDown(Failure passing) {
        Faults busy = broken(EnumSet.of(ModelName.POSE_LANDMARK_FULL), () -> new DrapeException(passing, "not now"));
        Throwable failure =
                failure(finder(busy).find(ModelViews.of(astronaut, true), Complexity.FULL, Deadline.after(PATIENCE)));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(passing));
        assertThat(models.asked()).contains(ModelName.POSE_LANDMARK_FULL).doesNotContain(ModelName.POSE_LANDMARK_LITE);
    }

    @Test
    void aDeadlineThatHasRunOutStartsNoModel() {
        Throwable failure = failure(finder((name, run) -> run)
                .find(ModelViews.of(astronaut, true), Complexity.FULL, Deadline.after(Duration.ofNanos(1))));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        DrapeException.class, e -> assertThat(e.failure()).isEqualTo(Failure.DEADLINE_EXCEEDED));
        assertThat(models.asked()).isEmpty();
    }

    /**
     * The astronaut's left hand lies at the lower edge of the photo. In the standardised photo the full model puts the
     * wrist above the elbow and is less sure of the whole person than in the photo as it is.
     */
    @Test
    void takesThePhotoAsItIsWhenTheModelIsClearlySurerOfIt() {
        PoseFinder.Found found = found(finder((name, run) -> run)
                .find(ModelViews.of(astronaut, true), Complexity.FULL, Deadline.after(PATIENCE)));
        assertThat(found.steps()).containsExactly(Degradation.PREPROCESS_NONE);
        assertThat(found.pose().at(BodyPoint.LEFT_WRIST).y())
                .isGreaterThan(found.pose().at(BodyPoint.LEFT_ELBOW).y());
        assertThat(found.pose().people()).isEqualTo(1);
    }

    /** The heavy model is not certain of the standardised astronaut, but less so of the photo as it is. */
    @Test
    void keepsTheStandardisedPhotoWhenTheModelIsSurerOfIt() {
        PoseFinder.Found found = found(finder((name, run) -> run)
                .find(ModelViews.of(astronaut, true), Complexity.HEAVY, Deadline.after(PATIENCE)));
        assertThat(models.asked()).filteredOn(ModelName.POSE_DETECTOR::equals).hasSize(2);
        assertThat(found.pose().complexity()).isEqualTo(Complexity.HEAVY);
        assertThat(found.second()).isPresent();
        assertThat(found.steps()).isEmpty();
    }

    /** The lite model is certain at once: one detection, one reading and one second look. */
    @Test
    void doesNotAskAboutThePhotoAsItIsWhenTheModelIsCertain() {
        PoseFinder.Found found = found(finder((name, run) -> run)
                .find(ModelViews.of(astronaut, true), Complexity.LITE, Deadline.after(PATIENCE)));
        assertThat(found.steps()).isEmpty();
        assertThat(models.asked())
                .containsExactlyInAnyOrder(
                        ModelName.POSE_DETECTOR, ModelName.POSE_LANDMARK_LITE, ModelName.POSE_LANDMARK_FULL);
    }

    /** The full model breaks at the standardised photo only: the lite one's certainty says nothing about it. */
    @Test
    void confidencesOfDifferentModelsDoNotCompare() {
        PoseFinder.Found found = found(finder((name, run) -> switch (name) {
                    case POSE_LANDMARK_FULL ->
                        Collections.frequency(models.asked(), name) <= 2
                                ? Uni.createFrom().failure(new IllegalStateException("broken"))
                                : run;
                    case POSE_LANDMARK_LITE -> run.map(seen -> with(seen, "flag", flag(0.85f)));
                    default -> run;
                })
                .find(ModelViews.of(astronaut, true), Complexity.FULL, Deadline.after(PATIENCE)));
        assertThat(found.pose().complexity()).isEqualTo(Complexity.LITE);
        assertThat(found.pose().confidence()).isCloseTo(0.85, within(1e-6));
        assertThat(found.steps()).doesNotContain(Degradation.PREPROCESS_NONE);
    }

    /** The detector sees nobody in the standardised photo, which it is shown first. */
    @Test
    void looksForALostPersonInThePhotoAsItIs() {
        float[] nobody = new float[2254];
        Arrays.fill(nobody, -100);
        PoseFinder.Found found = found(finder((name, run) ->
                        models.asked().size() == 1 ? run.map(seen -> with(seen, "scores", scores(nobody))) : run)
                .find(ModelViews.of(astronaut, true), Complexity.FULL, Deadline.after(PATIENCE)));
        assertThat(found.steps()).containsExactly(Degradation.PREPROCESS_NONE);
        assertThat(found.pose().confidence()).isGreaterThan(0.9);
        assertThat(models.asked()).filteredOn(ModelName.POSE_DETECTOR::equals).hasSize(2);
    }

    /** Heavy: the first search is kept; full: the second one. The other one's detector takes a second more. */
    @ParameterizedTest(name = "{0}, nobody is found at first: {1}")
    @CsvSource({"HEAVY, false, 2", "FULL, false, 1", "FULL, true, 1"})
    void tellsTheTimeOfASearchThatIsGivenUpToo(Complexity complexity, boolean nobodyAtFirst, int givenUp) {
        Duration extra = Duration.ofSeconds(1);
        float[] nobody = new float[2254];
        Arrays.fill(nobody, -100);
        ModelViews views = ModelViews.of(astronaut, true);
        found(finder((name, run) -> run).find(views, complexity, Deadline.after(PATIENCE))); // loads the models
        PoseFinder.Found found = found(finder((name, run) -> {
                    int search = Collections.frequency(models.asked(), ModelName.POSE_DETECTOR);
                    if (name != ModelName.POSE_DETECTOR) {
                        return run;
                    }
                    Uni<Inference> shown =
                            nobodyAtFirst && search == 1 ? run.map(seen -> with(seen, "scores", scores(nobody))) : run;
                    return search == givenUp ? shown.onItem().delayIt().by(extra) : shown;
                })
                .find(views, complexity, Deadline.after(PATIENCE)));
        assertThat(models.asked()).filteredOn(ModelName.POSE_DETECTOR::equals).hasSize(2);
        assertThat(found.steps().contains(Degradation.PREPROCESS_NONE)).isEqualTo(givenUp == 1);
        assertThat(found.times().of(Stage.POSE)).isGreaterThan(extra.toMillis());
    }

    /** A certainty of 0.8 makes a person; in both photos the model is about as sure. */
    @ParameterizedTest(name = "standardised {0}, as it is {1}")
    @CsvSource({"0.795, 0.802, true", "0.802, 0.795, false", "0.795, 0.798, false", "0.805, 0.812, false"})
    void takesThePhotoAsItIsWhenOnlyItShowsAPerson(float standardised, float asItIs, boolean taken) {
        PoseFinder.Found found = found(finder((name, run) -> {
                    boolean first = Collections.frequency(models.asked(), ModelName.POSE_DETECTOR) == 1;
                    return name == ModelName.POSE_LANDMARK_LITE
                            ? run.map(seen -> with(seen, "flag", flag(first ? standardised : asItIs)))
                            : run;
                })
                .find(ModelViews.of(astronaut, true), Complexity.LITE, Deadline.after(PATIENCE)));
        assertThat(found.steps().contains(Degradation.PREPROCESS_NONE)).isEqualTo(taken);
        assertThat(found.pose().confidence()).isCloseTo(taken ? asItIs : standardised, within(1e-6));
    }

    /** Which model's run fell back does not matter. */
    @ParameterizedTest
    @EnumSource(names = {"POSE_DETECTOR", "POSE_LANDMARK_LITE", "POSE_LANDMARK_FULL"})
    void saysThatADeviceWasReplaced(ModelName failed) {
        PoseFinder.Found found = found(finder((name, run) -> name == failed
                        ? run.map(seen -> new Inference(seen.outputs(), "cpu", "cuda:0 is out of memory"))
                        : run)
                .find(ModelViews.of(astronaut, false), Complexity.LITE, Deadline.after(PATIENCE)));
        assertThat(found.steps()).containsExactly(Degradation.DEVICE_FALLBACK);
        assertThat(found.fallback()).isEqualTo("cuda:0 is out of memory");
    }

    /** The photo as it is: nothing but the broken models is to be seen. */
    private Uni<PoseFinder.Found> find(Faults faults) {
        return finder(faults).find(ModelViews.of(astronaut, false), Complexity.HEAVY, Deadline.after(PATIENCE));
    }

    private PoseFinder finder(Faults faults) {
        PoseEstimator poses = new PoseEstimator(faulty(faults), CPU);
        return new PoseFinder(poses, new LandmarkLadder(poses), PhotoLimits.DEFAULTS);
    }

    private static PoseFinder.Found found(Uni<PoseFinder.Found> search) {
        return search.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem(PATIENCE)
                .getItem();
    }

    private static Throwable failure(Uni<PoseFinder.Found> search) {
        return search.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure(PATIENCE)
                .getFailure();
    }

    private FaultyModels faulty(Faults faults) {
        models = new FaultyModels(real, faults);
        return models;
    }

    private static Tensor scores(float[] logits) {
        return Tensor.owning(logits, 1, logits.length, 1);
    }

    private static Tensor flag(float probability) {
        return Tensor.owning(new float[] {probability}, 1, 1);
    }

    private static Inference withoutNumbers(Inference good) {
        Map<String, Tensor> outputs = new HashMap<>();
        good.outputs().forEach((name, tensor) -> {
            float[] values = tensor.toFloats();
            Arrays.fill(values, Float.NaN);
            outputs.put(name, Tensor.owning(values, tensor.shape()));
        });
        return new Inference(outputs, good.device(), good.fallback());
    }
}
