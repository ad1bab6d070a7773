package dev.drape.analysis;

import dev.drape.pose.BodyPoint;
import dev.drape.pose.Pose;

/**
 * Whether the arms are folded over the chest or belly, so that they hide most of what a top would cover. Landmarks of
 * folded arms are unsure, and the model rarely puts both wrists past the middle: one of them must have passed it, the
 * other need only lie over the torso instead of beside it.
 */
final class CrossedArms {
    /** How far past the middle line the crossing wrist lies, in half shoulder widths; measured 0.45…0.81 when folded. */
    private static final double MIN_PAST_MIDDLE = 0.25;

    /**
     * How far on its own side the other wrist may lie, in half shoulder widths; measured 0.44…0.92 when folded, 0.5 for
     * a hand in a front pocket (excluded by the crossing wrist), mostly above 1 for hanging arms.
     */
    private static final double MAX_OWN_SIDE = 1;

    /** The part of the torso that counts as chest and belly, in torso lengths from the shoulders. */
    private static final double HIGHEST = -0.25;

    private static final double LOWEST = 0.85;

    /** One wrist must be seen at least so much: hands behind the back are guessed at similar places, but not seen. */
    private static final double MIN_VISIBILITY = 0.3;

    /** Below this shoulder width in torso lengths the person is seen from the side, and left and right mean nothing. */
    private static final double MIN_SHOULDERS = 0.3;

    private CrossedArms() {}

    static boolean in(Pose pose, Torso torso, int width, int height) {
        Wrist left = Wrist.of(pose, torso, BodyPoint.LEFT_WRIST, 1, width, height);
        Wrist right = Wrist.of(pose, torso, BodyPoint.RIGHT_WRIST, -1, width, height);
        return torso.width() >= MIN_SHOULDERS * torso.length()
                && Math.max(left.visibility, right.visibility) >= MIN_VISIBILITY
                && left.overTorso()
                && right.overTorso()
                && Math.min(left.ownSide, right.ownSide) <= -MIN_PAST_MIDDLE;
    }

    /**
     * @param ownSide half shoulder widths from the middle line to the wrist's own side, negative past the middle
     * @param down torso lengths from the shoulders
     */
    private record Wrist(double ownSide, double down, double visibility) {
        static Wrist of(Pose pose, Torso torso, BodyPoint point, int side, int width, int height) {
            var place = pose.pixel(point, width, height);
            return new Wrist(
                    side * torso.toLeft(place),
                    torso.down(place),
                    pose.at(point).visibility());
        }

        boolean overTorso() {
            return ownSide <= MAX_OWN_SIDE && down >= HIGHEST && down <= LOWEST;
        }
    }
}
