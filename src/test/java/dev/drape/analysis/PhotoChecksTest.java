package dev.drape.analysis;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.garment.Category;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;
import dev.drape.testing.Bodies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PhotoChecksTest {
    private static final PhotoQuality GOOD = new PhotoQuality(0.6, 0.2, 0.7);

    @Test
    void aGoodPhotoPassesAll() {
        List<PhotoCheck> checks = check(Bodies.standing(), GOOD);

        assertThat(checks)
                .extracting(PhotoCheck::code)
                .containsExactly(
                        "person_count",
                        "body_visible",
                        "facing",
                        "arms_crossed",
                        "brightness",
                        "sharpness",
                        "image_size",
                        "framing");
        assertThat(checks).allSatisfy(check -> {
            assertThat(check.passed()).isTrue();
            assertThat(check.hint()).isNull();
        });
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Bodies.standing().people(2), GOOD, Failure.SEVERAL_PEOPLE, 2, "= 1"),
                Arguments.of(Bodies.standing().confidence(0.79), GOOD, Failure.NO_PERSON, 0, "= 1"),
                Arguments.of(torsoless(), GOOD, Failure.NO_PERSON, 0, "= 1"),
                Arguments.of(
                        Bodies.standing().moved(0, 530),
                        GOOD,
                        Failure.BODY_NOT_VISIBLE,
                        0.35,
                        ">= 0.40 of the torso, with both shoulders"),
                Arguments.of(
                        Bodies.standing().hidden(BodyPoint.LEFT_SHOULDER),
                        GOOD,
                        Failure.BODY_NOT_VISIBLE,
                        0,
                        ">= 0.40 of the torso, with both shoulders"),
                Arguments.of(Bodies.standing().turned(80, 80), GOOD, Failure.BODY_NOT_VISIBLE, 80, "<= 60 deg"),
                Arguments.of(
                        Bodies.standing().at(BodyPoint.LEFT_WRIST, 240, 300).at(BodyPoint.RIGHT_WRIST, 360, 300),
                        GOOD,
                        Failure.ARMS_CROSSED,
                        1,
                        "= 0"),
                Arguments.of(Bodies.standing(), new PhotoQuality(0.09, 0.2, 0.7), Failure.TOO_DARK, 0.09, ">= 0.10"),
                Arguments.of(
                        Bodies.standing(), new PhotoQuality(0.6, 0.2, 0.01), Failure.TOO_BLURRED, 0.01, ">= 0.02"));
    }

    @ParameterizedTest(name = "{2}: {3}, limit {4}")
    @MethodSource("bad")
    void refusesWithTheMeasuredValue(
            Bodies body, PhotoQuality quality, Failure failure, double measured, String limit) {
        PhotoCheck check = firstRefusal(check(body, quality));

        assertThat(check.failure()).isEqualTo(failure);
        assertThat(check.measured()).isCloseTo(measured, within(1e-9));
        assertThat(check.limit()).isEqualTo(limit);
        assertThat(check.hint()).isNotBlank();
    }

    @Test
    void refusesSmallPhotos() {
        Pose pose = Bodies.standing().pose();
        BodyFacts body = BodyFacts.of(pose, 255, 340);

        PhotoCheck check = firstRefusal(PhotoChecks.check(255, 1000, pose, body, GOOD, PhotoLimits.DEFAULTS));

        assertThat(check.failure()).isEqualTo(Failure.IMAGE_TOO_SMALL);
        assertThat(check.measured()).isEqualTo(255);
        assertThat(check.limit()).isEqualTo(">= 256 px");
    }

    @Test
    void hiddenLegsAreAdviceUntilTheGarmentNeedsThem() {
        Bodies upperBody = Bodies.standing().moved(0, 380);

        PhotoCheck advice = check(upperBody, GOOD).get(7);

        assertThat(advice.passed()).isFalse();
        assertThat(advice.refuses()).isFalse();
        assertThat(advice.measured()).as("20 of 360 px").isCloseTo(20 / 360.0, within(1e-9));
    }

    @ParameterizedTest(name = "{0} with the body {1} px lower is refused: {2}")
    @CsvSource({
        "TOP,       380, false",
        "BOTTOM,    380, true",
        "ONE_PIECE, 380, true",
        "BOTTOM,    300, false",
        "ONE_PIECE, 300, false",
    })
    void framingDependsOnTheGarment(Category category, double lower, boolean refused) {
        PhotoCheck check = PhotoChecks.framing(
                category, facts(Bodies.standing().moved(0, lower).pose()), PhotoLimits.DEFAULTS);

        assertThat(check.code()).isEqualTo("framing");
        assertThat(check.refuses()).isEqualTo(refused);
    }

    @Test
    void noPoseIsNoPerson() {
        DrapeException refusal = PhotoChecks.noPerson();

        assertThat(refusal.failure()).isEqualTo(Failure.NO_PERSON);
        assertThat(refusal.finding()).hasValueSatisfying(finding -> {
            assertThat(finding.check()).isEqualTo("person_count");
            assertThat(finding.measured()).isZero();
            assertThat(finding.limit()).isEqualTo("= 1");
            assertThat(finding.hint()).isNotBlank();
        });
    }

    /** Shoulders and hips 10 px apart in a region of 900 px. */
    private static Bodies torsoless() {
        return Bodies.standing().at(BodyPoint.LEFT_HIP, 350, 210).at(BodyPoint.RIGHT_HIP, 250, 210);
    }

    private static PhotoCheck firstRefusal(List<PhotoCheck> checks) {
        return checks.stream().filter(PhotoCheck::refuses).findFirst().orElseThrow();
    }

    private static List<PhotoCheck> check(Bodies body, PhotoQuality quality) {
        Pose pose = body.pose();
        return PhotoChecks.check(Bodies.WIDTH, Bodies.HEIGHT, pose, facts(pose), quality, PhotoLimits.DEFAULTS);
    }

    private static BodyFacts facts(Pose pose) {
        return BodyFacts.of(pose, Bodies.WIDTH, Bodies.HEIGHT);
    }
}
