package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

/** Where the feet are: shoes are told apart from trousers by the pose only. */
final class FootArea {
    /** Radius of a foot, shoulder widths. */
    private static final double RADIUS = 0.16;

    private FootArea() {}

    /** The mask at the working size, 0 on the feet. */
    static Mask without(Scene scene, BodyFrame body, Mask mask) {
        byte[] out = mask.toBytes();
        for (int i = 0; i < out.length; i++) {
            double x = (i % mask.width() + 0.5) / scene.scale();
            double y = (i / mask.width() + 0.5) / scene.scale();
            if (out[i] != 0 && contains(body, x, y)) {
                out[i] = 0;
            }
        }
        return Mask.owning(mask.width(), mask.height(), out);
    }

    /** Photo px. */
    static boolean contains(BodyFrame body, double x, double y) {
        double radius = RADIUS * body.shoulderWidth();
        for (Side side : Side.values()) {
            Limbs limbs = body.limbs().at(side);
            Point down = limbs.ankle().minus(limbs.knee());
            boolean below =
                    (x - limbs.ankle().x()) * down.x() + (y - limbs.ankle().y()) * down.y() > 0;
            if (below
                    && (new Capsule(limbs.heel(), limbs.toe(), 1.3 * radius, 1.3 * radius).distance(x, y) < 1
                            || new Capsule(limbs.ankle(), limbs.heel(), radius, radius).distance(x, y) < 1)) {
                return true;
            }
        }
        return false;
    }
}
