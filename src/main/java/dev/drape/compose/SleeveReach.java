package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.outfit.BodyClass;

import java.util.List;

/**
 * The stretch of an arm that a new sleeve covers, photo px. Whatever skin is seen there lies under the sleeve: a warp
 * fitted to a few points may miss a strip of it, and a sleeve with a hole is no sleeve.
 *
 * @param from length along the arm at which the sleeve begins
 * @param to length along the arm at which it ends
 * @param radius of the arm
 */
record SleeveReach(ArmPath arm, double from, double to, double radius) {

    /** The bare skin under all sleeves, soft, at the working size. */
    static Mask skin(Scene scene, List<SleeveReach> sleeves) {
        Mask skin = scene.of(BodyClass.SKIN);
        byte[] out = new byte[skin.size()];
        for (int i = 0; i < out.length; i++) {
            if (skin.at(i) > 0) {
                Point point =
                        new Point((i % skin.width() + 0.5) / scene.scale(), (i / skin.width() + 0.5) / scene.scale());
                boolean under = sleeves.stream().anyMatch(sleeve -> sleeve.covers(point));
                out[i] = under ? (byte) skin.at(i) : 0;
            }
        }
        return Mask.owning(skin.width(), skin.height(), out);
    }

    boolean covers(Point point) {
        double upper = arm.start().distance(arm.bend());
        return near(point, from, Math.min(upper, to)) || (to > upper && near(point, Math.max(upper, from), to));
    }

    /** Whether a point lies beside the bone between two lengths, or around the end of the first bone. */
    private boolean near(Point point, double first, double last) {
        if (last <= first) {
            return false;
        }
        Point a = arm.at(first);
        Point along = arm.at(last).minus(a);
        double share = point.minus(a).dot(along) / along.dot(along);
        boolean beyondCuff = last >= to && share > 1;
        return share >= 0
                && !beyondCuff
                && new Capsule(a, arm.at(last), radius, radius).distance(point.x(), point.y()) < 1;
    }
}
