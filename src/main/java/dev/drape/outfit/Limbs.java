package dev.drape.outfit;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

import java.util.Arrays;
import java.util.List;

/** The limbs of one person as capsules, px; radii in shoulder widths as measured on fashion photos. */
record Limbs(
        Capsule leftArm,
        Capsule rightArm,
        Capsule leftHand,
        Capsule rightHand,
        Capsule leftLeg,
        Capsule rightLeg,
        Capsule neck) {
    private static final double SHOULDER = .18;
    private static final double ELBOW = .14;
    private static final double WRIST = .10;
    private static final double HAND = .17;
    private static final double FINGERS = .15;
    private static final double THIGH = .33;
    private static final double KNEE = .24;
    private static final double ANKLE = .16;
    private static final double NECK = .19;

    /** The pose model's finger points are knuckles; tips lie about as far again. */
    private static final double FINGERTIPS = 1.45;

    static Limbs of(Pose pose, TorsoFrame frame, Head head, int width, int height) {
        Chains chains = new Chains(pose, frame.shoulderWidth(), width, height);
        Point throat = head.eyes().lerp(head.chin(), .8);
        Capsule neck = new Capsule(
                List.of(throat, frame.at(-.02, 0)),
                List.of(NECK * frame.shoulderWidth(), NECK * frame.shoulderWidth()));
        return new Limbs(
                chains.arm(BodyPoint.LEFT_SHOULDER, BodyPoint.LEFT_ELBOW, BodyPoint.LEFT_WRIST),
                chains.arm(BodyPoint.RIGHT_SHOULDER, BodyPoint.RIGHT_ELBOW, BodyPoint.RIGHT_WRIST),
                chains.hand(BodyPoint.LEFT_WRIST, BodyPoint.LEFT_INDEX, BodyPoint.LEFT_PINKY),
                chains.hand(BodyPoint.RIGHT_WRIST, BodyPoint.RIGHT_INDEX, BodyPoint.RIGHT_PINKY),
                chains.leg(BodyPoint.LEFT_HIP, BodyPoint.LEFT_KNEE, BodyPoint.LEFT_ANKLE),
                chains.leg(BodyPoint.RIGHT_HIP, BodyPoint.RIGHT_KNEE, BodyPoint.RIGHT_ANKLE),
                neck);
    }

    private record Chains(Pose pose, double shoulderWidth, int width, int height) {
        private Point at(BodyPoint point) {
            return pose.pixel(point, width, height);
        }

        Capsule arm(BodyPoint shoulder, BodyPoint elbow, BodyPoint wrist) {
            return chain(List.of(at(shoulder), at(elbow), at(wrist)), SHOULDER, ELBOW, WRIST);
        }

        Capsule leg(BodyPoint hip, BodyPoint knee, BodyPoint ankle) {
            return chain(List.of(at(hip), at(knee), at(ankle)), THIGH, KNEE, ANKLE);
        }

        Capsule hand(BodyPoint wrist, BodyPoint index, BodyPoint pinky) {
            Point knuckles = at(index).lerp(at(pinky), .5);
            return chain(List.of(at(wrist).lerp(knuckles, .35), at(wrist).lerp(knuckles, FINGERTIPS)), HAND, FINGERS);
        }

        private Capsule chain(List<Point> joints, double... radii) {
            return new Capsule(
                    joints,
                    Arrays.stream(radii).map(r -> r * shoulderWidth).boxed().toList());
        }
    }
}
