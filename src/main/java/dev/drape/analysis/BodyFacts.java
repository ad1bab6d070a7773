package dev.drape.analysis;

import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

/**
 * What a pose says about how the person stands and how much of them is seen.
 *
 * @param framing how much of the person the photo shows
 * @param facing which side of the person the camera sees
 * @param facingConfidence 0…1; 0.5 or less near the border of two facings or when the shoulders are hidden
 * @param yawDeg turn of the shoulders, 0 = front, 90 = side, 180 = back
 * @param shoulderWidth distance of the shoulders, in picture widths
 * @param shoulderTiltDeg slope of the shoulder line, −90…90; positive when its end at image-right is lower
 * @param torsoLength from the middle of the shoulders to the middle of the hips, in picture heights
 * @param shouldersSeen whether both shoulders lie inside the picture and are not hidden
 * @param torsoShare 0…1, how much of the torso, from the shoulders down, lies inside the picture
 * @param legShare 0…1, how much of the legs, from the hips down, lies inside the picture
 * @param armsCrossed whether the arms are folded over the torso
 * @param handsInFront whether a hand lies before chest or belly; folded arms too, wherever their hands are
 */
public record BodyFacts(
        Framing framing,
        Facing facing,
        double facingConfidence,
        double yawDeg,
        double shoulderWidth,
        double shoulderTiltDeg,
        double torsoLength,
        boolean shouldersSeen,
        double torsoShare,
        double legShare,
        boolean armsCrossed,
        boolean handsInFront) {
    /** A shoulder is hidden below this visibility; measured on studio photos: 0.93…1.0. */
    static final double MIN_SHOULDER_VISIBILITY = 0.5;

    /** With less of the torso inside the picture it shows head and shoulders only. */
    static final double MIN_UPPER_BODY_SHARE = 0.4;

    /**
     * Reads the facts off a pose. Pure, any thread.
     *
     * @param pose in the frame of the picture
     * @param width of the picture, px
     * @param height of the picture, px
     */
    public static BodyFacts of(Pose pose, int width, int height) {
        Torso torso = Torso.of(pose, width, height);
        Turn turn = Turn.of(pose);
        double torsoShare = Extent.torso(pose);
        boolean armsCrossed = CrossedArms.in(pose, torso, width, height);
        return new BodyFacts(
                Extent.framing(torsoShare, MIN_UPPER_BODY_SHARE, pose),
                Facing.ofYaw(turn.yawDeg()),
                turn.confidence(),
                turn.yawDeg(),
                torso.width() / width,
                torso.tiltDeg(),
                torso.length() / height,
                Extent.seen(pose, BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER, MIN_SHOULDER_VISIBILITY),
                torsoShare,
                Extent.legs(pose),
                armsCrossed,
                armsCrossed || HandsInFront.in(pose, torso, width, height));
    }
}
