package dev.drape.compose;

import dev.drape.image.Point;

import java.util.List;

/** Where a skirt's edges shall lie: hung at the waist, its own flare kept, wide enough for the hips. */
final class SkirtTargets {
    /**
     * Length drawn a flat waist width, torso lengths: a flat waist is about 36 cm, a torso about 50 cm, and bodies are
     * seen about a tenth shorter than they are.
     */
    private static final double LENGTH = 0.66;
    /** Skirts end at least this far above the ankles, torso lengths. */
    private static final double ABOVE_ANKLE = 0.08;

    private static final int ROWS = 8;

    private final BodyFrame body;
    private final BottomGeometry garment;
    private final LowerBody lower;
    private final double scaleX;
    private final double scaleY;
    private final double ease;

    SkirtTargets(BodyFrame body, BottomGeometry garment, LowerBody lower, double scaleX, double ease) {
        this.body = body;
        this.garment = garment;
        this.lower = lower;
        this.scaleX = scaleX;
        this.ease = ease * body.shoulderWidth();
        double tl = body.torsoLength();
        double flat = garment.end() - garment.waist();
        double longest = Math.max(0.5 * tl, lower.ankle() - ABOVE_ANKLE * tl - lower.waist());
        double wanted = LENGTH * tl / (2 * garment.waistHalf());
        this.scaleY = Math.min(wanted, longest / flat);
    }

    /** Depth, px in the body frame. */
    double hem() {
        return lower.waist() + (garment.end() - garment.waist()) * scaleY;
    }

    List<Anchor> anchors() {
        Anchors anchors = new Anchors(0.05 * body.shoulderWidth(), 0.05 * garment.waistHalf());
        for (int row = 0; row < ROWS; row++) {
            double y = garment.waist() + (garment.end() - garment.waist()) * row / (ROWS - 1.0);
            double depth = lower.waist() + (y - garment.waist()) * scaleY;
            double inside = Math.min(
                    Math.max(y, garment.waist() + 2),
                    garment.end() - 0.02 * garment.mask().height());
            for (Side side : Side.values()) {
                double flat = garment.half(side, inside);
                double half = flat * scaleX + ease;
                if (depth < lower.crotch() + 0.1 * body.torsoLength()) {
                    half = Math.max(half, lower.half(side, depth));
                }
                anchors.add(body.at(side.sign() * half, depth), new Point(garment.axis() + side.sign() * flat, y));
            }
            anchors.add(body.at(0, depth), new Point(garment.axis(), y));
        }
        return anchors.list();
    }
}
