package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.filter.Distance;

/** Where cloth may lie, at the working size: on the person plus some ease, and above the place it is tucked in at. */
final class ClothReach {
    /** Rows that are worth a thread. */
    private static final int STRIP = 64;
    /** Below the hips cloth hangs freely: from this depth to that, torso lengths. */
    private static final double HIPS = 0.9;

    private static final double FREE = 1.1;
    /** What hangs freely may leave the body's outline by this, shoulder widths. */
    private static final double FREE_EASE = 1.5;

    private ClothReach() {}

    /**
     * Soft, 255 = allowed.
     *
     * @param ease beyond the body's outline, px of the photo
     * @param upper coverage by the pieces that are never tucked in
     */
    static Mask find(Scene scene, BodyFrame body, Category category, Plan plan, double ease, Mask upper) {
        float[] outside = Distance.outside(scene.person()).toFloats();
        byte[] out = new byte[outside.length];
        double free = FREE_EASE * body.shoulderWidth();
        int width = scene.width();
        Fork.rows(scene.height(), STRIP, (from, to) -> {
            for (int i = from * width; i < to * width; i++) {
                double x = (i % scene.width() + 0.5) / scene.scale();
                double y = (i / scene.width() + 0.5) / scene.scale();
                double depth = body.depth(new Point(x, y));
                double allowed = ease;
                if (category == Category.BOTTOM) {
                    allowed = free;
                } else if (category == Category.ONE_PIECE) {
                    double share = Smooth.between(depth / body.torsoLength(), HIPS, FREE);
                    allowed = ease + share * (free - ease);
                }
                double value = allowed * scene.scale() - outside[i] + 1;
                double within = 255 * Math.max(0, Math.min(1, value));
                if (depth > plan.covered()) {
                    within = Math.min(within, upper.at(i));
                }
                out[i] = (byte) Math.round(within);
            }
        });
        return Mask.owning(scene.width(), scene.height(), out);
    }
}
