package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

/** Face and hands, which keep every pixel of the photo, at the working size. */
final class ProtectedArea {
    /** Radius of the hand around the line from its heel to beyond the knuckles, shoulder widths. */
    private static final double HAND = 0.15;
    /** The hand's heel lies this far towards the knuckles: at the wrist joint itself an old cuff may end. */
    private static final double HEEL = 0.35;
    /** The fingers end this much beyond the knuckles, in wrist-to-knuckle lengths. */
    private static final double FINGERS = 1.9;

    private ProtectedArea() {}

    /** 255 in the face ellipse, the skin's value in the hands. */
    static Mask of(Scene scene, BodyFrame body, Mask skin) {
        byte[] out = new byte[skin.size()];
        Pair<Capsule> hands = Pair.of(side -> hand(body, side));
        for (int y = 0; y < skin.height(); y++) {
            for (int x = 0; x < skin.width(); x++) {
                double px = (x + 0.5) / scene.scale();
                double py = (y + 0.5) / scene.scale();
                int i = y * skin.width() + x;
                if (body.face().contains(px, py)) {
                    out[i] = (byte) 255;
                } else if (skin.at(i) > 0
                        && (hands.left().distance(px, py) < 1 || hands.right().distance(px, py) < 1)) {
                    out[i] = (byte) skin.at(i);
                }
            }
        }
        return Mask.owning(skin.width(), skin.height(), out);
    }

    static Capsule hand(BodyFrame body, Side side) {
        Limbs limbs = body.limbs().at(side);
        Point tips = limbs.wrist().lerp(limbs.knuckles(), FINGERS);
        Point heel = limbs.wrist().lerp(limbs.knuckles(), HEEL);
        return new Capsule(heel, tips, HAND * body.shoulderWidth(), HAND * body.shoulderWidth());
    }
}
