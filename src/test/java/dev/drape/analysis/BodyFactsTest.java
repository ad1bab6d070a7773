package dev.drape.analysis;

import dev.drape.pose.BodyPoint;
import dev.drape.testing.Bodies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static dev.drape.pose.BodyPoint.LEFT_ELBOW;
import static dev.drape.pose.BodyPoint.LEFT_SHOULDER;
import static dev.drape.pose.BodyPoint.LEFT_WRIST;
import static dev.drape.pose.BodyPoint.RIGHT_SHOULDER;
import static dev.drape.pose.BodyPoint.RIGHT_WRIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BodyFactsTest {

    @Test
    void measuresAStandingPerson() {
        BodyFacts body = facts(Bodies.standing());

        assertThat(body.shoulderWidth()).as("180 of 600 px").isCloseTo(0.3, within(1e-12));
        assertThat(body.torsoLength()).as("200 of 800 px").isCloseTo(0.25, within(1e-12));
        assertThat(body.shoulderTiltDeg()).isCloseTo(0, within(1e-9));
        assertThat(body.torsoShare()).isEqualTo(1);
        assertThat(body.legShare()).isEqualTo(1);
        assertThat(body.shouldersSeen()).isTrue();
        assertThat(body.framing()).isEqualTo(Framing.FULL);
        assertThat(body.facing()).isEqualTo(Facing.FRONT);
        assertThat(body.facingConfidence()).isEqualTo(1);
        assertThat(body.armsCrossed()).isFalse();
    }

    /** The image-right shoulder 90 px lower over 180 px: atan(0.5). */
    @Test
    void tiltIsPositiveWhenImageRightIsLower() {
        assertThat(facts(Bodies.standing().at(LEFT_SHOULDER, 390, 290)).shoulderTiltDeg())
                .isCloseTo(26.565, within(1e-3));
        assertThat(facts(Bodies.standing().at(RIGHT_SHOULDER, 210, 290)).shoulderTiltDeg())
                .isCloseTo(-26.565, within(1e-3));
    }

    /** The body moved down: shoulders from 200, hips from 400, knees from 580, ankles from 760 of 800 px. */
    @ParameterizedTest(name = "{0} px lower: {1}, torso {2}, legs {3}")
    @CsvSource({
        "0,   FULL,          1,    1",
        "100, THREE_QUARTER, 1,    0.833333",
        "240, UPPER_BODY,    1,    0.444444",
        "400, UPPER_BODY,    1,    0",
        "500, UPPER_BODY,    0.5,  0",
        "530, HEAD,          0.35, 0",
        "610, HEAD,          0,    0",
    })
    void seesHowMuchIsInThePicture(double lower, Framing framing, double torso, double legs) {
        BodyFacts body = facts(Bodies.standing().moved(0, lower));

        assertThat(body.framing()).isEqualTo(framing);
        assertThat(body.torsoShare()).isCloseTo(torso, within(1e-6));
        assertThat(body.legShare()).isCloseTo(legs, within(1e-6));
        assertThat(body.shouldersSeen()).isEqualTo(lower < 600);
    }

    @Test
    void aShoulderOutsideOrHiddenIsNotSeen() {
        assertThat(facts(Bodies.standing().moved(-215, 0)).shouldersSeen()).isFalse();
        assertThat(facts(Bodies.standing().hidden(RIGHT_SHOULDER)).shouldersSeen())
                .isFalse();
    }

    @ParameterizedTest(name = "turned by {0} deg: {1}")
    @CsvSource({
        "0,    FRONT,         1",
        "29,   FRONT,         0.533333",
        "-20,  FRONT,         0.833333",
        "45,   THREE_QUARTER, 1",
        "-75,  SIDE,          1",
        "90,   SIDE,          1",
        "119,  SIDE,          0.533333",
        "125,  BACK,          0.666667",
        "180,  BACK,          1",
    })
    void facesWhereTheShouldersTurn(double degrees, Facing facing, double confidence) {
        BodyFacts body = facts(Bodies.standing().turned(degrees, degrees));

        assertThat(body.facing()).isEqualTo(facing);
        assertThat(body.yawDeg()).isCloseTo(Math.abs(degrees), within(1e-9));
        assertThat(body.facingConfidence()).isCloseTo(confidence, within(1e-6));
    }

    @Test
    void contradictingHipsHalveTheConfidence() {
        assertThat(facts(Bodies.standing().turned(0, 170)).facingConfidence()).isEqualTo(0.5);
        assertThat(facts(Bodies.standing().turned(0, 170).hidden(BodyPoint.LEFT_HIP))
                        .facingConfidence())
                .as("hidden hips prove nothing")
                .isEqualTo(1);
    }

    /** Half the shoulder width is 90 px; the middle line lies at x = 300, the torso from y = 200 to 400. */
    @ParameterizedTest(name = "wrists at {0}, {1} and {2}, {3}: {4}")
    @CsvSource({
        "240, 300, 360, 310, true",
        "360, 300, 240, 310, false",
        "270, 300, 220, 310, true",
        "280, 300, 220, 310, false",
        "240, 300, 180, 390, false",
        "240, 390, 330, 300, false",
        "240, 390, 330, 390, false",
        "260, 160, 230, 300, true",
        "260, 140, 230, 300, false",
    })
    void seesFoldedArms(double leftX, double leftY, double rightX, double rightY, boolean crossed) {
        BodyFacts body = facts(Bodies.standing().at(LEFT_WRIST, leftX, leftY).at(RIGHT_WRIST, rightX, rightY));

        assertThat(body.armsCrossed()).isEqualTo(crossed);
    }

    /** A hand is the middle of wrist, index and little finger, here all at one place. */
    @ParameterizedTest(name = "right hand at {0}, {1}, depth {2}: {3}")
    @CsvSource({
        "180, 400, 0,    false",
        "240, 300, -0.1, true",
        "240, 300, 0.2,  false",
        "240, 205, -0.1, true",
        "240, 195, -0.1, false",
        "240, 395, -0.1, true",
        "240, 405, -0.1, false",
        "370, 300, -0.1, true",
        "230, 300, -0.1, true",
        "226, 300, -0.1, false",
        "374, 300, -0.1, false",
    })
    void seesHandsBeforeTheTorso(double x, double y, double depth, boolean inFront) {
        Bodies body = Bodies.standing();
        for (BodyPoint point : List.of(RIGHT_WRIST, BodyPoint.RIGHT_INDEX, BodyPoint.RIGHT_PINKY)) {
            body.at(point, x, y).depth(point, depth);
        }
        assertThat(facts(body).handsInFront()).isEqualTo(inFront);
        assertThat(facts(body).armsCrossed()).isFalse();
        assertThat(facts(body.hidden(RIGHT_WRIST)).handsInFront())
                .as("behind the back")
                .isFalse();
    }

    @Test
    void foldedArmsAreHandsInFrontToo() {
        Bodies folded = Bodies.standing().at(LEFT_WRIST, 240, 300).at(RIGHT_WRIST, 360, 310);
        assertThat(facts(folded).handsInFront()).isTrue();
    }

    @Test
    void handsBehindTheBackAreNotFolded() {
        Bodies body = Bodies.standing().at(LEFT_WRIST, 240, 300).at(RIGHT_WRIST, 360, 310);

        assertThat(facts(body.hidden(LEFT_WRIST)).armsCrossed()).isTrue();
        assertThat(facts(body.hidden(RIGHT_WRIST)).armsCrossed()).isFalse();
    }

    @Test
    void fromTheSideArmsAreNotFolded() {
        Bodies body = Bodies.standing()
                .at(LEFT_SHOULDER, 320, 200)
                .at(RIGHT_SHOULDER, 280, 200)
                .at(LEFT_ELBOW, 320, 300)
                .at(LEFT_WRIST, 270, 300)
                .at(RIGHT_WRIST, 310, 310);

        assertThat(facts(body).armsCrossed()).isFalse();
    }

    private static BodyFacts facts(Bodies body) {
        return BodyFacts.of(body.pose(), Bodies.WIDTH, Bodies.HEIGHT);
    }
}
