package dev.drape.compose;

import dev.drape.image.Point;

/**
 * Where a bottom hangs on the body: depths in the body frame and half widths, px. Shares of the torso length (tl) and the
 * shoulder width (sw).
 */
final class LowerBody {
    /** Where waistlines of worn bottoms lie on average, tl; measured with a spread of .22. */
    private static final double WAIST = 0.92;

    private static final double HIGHEST_WAIST = 0.70;
    private static final double LOWEST_WAIST = 1.10;
    /** The crotch lies below the hip joints by about a tenth of the leg, tl. */
    private static final double CROTCH = 1.27;
    /** A rise is at least this long, tl: where the waist is worn low, so is the crotch. */
    private static final double RISE = 0.36;
    /** Half widths people have at waist and hips, sw: outside of these the outline holds an arm or a wide skirt. */
    private static final double[] WAIST_HALF = {0.36, 0.52};

    private static final double[] HIP_HALF = {0.44, 0.60};

    private final BodyFrame body;
    private final WornGarment worn;
    private final double waist;

    /** The worn garment is what the person wears on the lower body. */
    LowerBody(BodyFrame body, WornGarment worn) {
        this.body = body;
        this.worn = worn;
        double tl = body.torsoLength();
        this.waist = Math.max(
                HIGHEST_WAIST * tl, Math.min(LOWEST_WAIST * tl, worn.top().orElse(WAIST * tl)));
    }

    double waist() {
        return waist;
    }

    double crotch() {
        return Math.max(CROTCH * body.torsoLength(), waist + RISE * body.torsoLength());
    }

    /** Half width of the body at a depth between waist and crotch. */
    double half(Side side, double depth) {
        double sw = body.shoulderWidth();
        double share = Math.max(0, Math.min(1, (depth - waist) / (crotch() - waist)));
        double least = sw * (WAIST_HALF[0] + (HIP_HALF[0] - WAIST_HALF[0]) * share);
        double most = sw * (WAIST_HALF[1] + (HIP_HALF[1] - WAIST_HALF[1]) * share);
        double edge = worn.half(side, Math.max(depth, waist + 0.04 * body.torsoLength()), most);
        return edge < 0.1 * sw ? (least + most) / 2 : Math.max(least, edge);
    }

    ArmPath leg(Side side) {
        return body.limbs().at(side).leg();
    }

    /** Depth of the ankles, px in the body frame. */
    double ankle() {
        Point left = body.limbs().left().ankle();
        return body.depth(left.lerp(body.limbs().right().ankle(), 0.5));
    }
}
