package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.filter.Morphology;
import dev.drape.outfit.BodyClass;

/**
 * What of the person lies in front of the new garment, at the working size: face, hair, hands and what they hold,
 * forearms, and the garment worn over or under it.
 */
final class FrontLayers {
    /** Hair counts down to this depth, torso lengths: what is called hair lower down is dark cloth. */
    private static final double LOWEST_HAIR = 0.75;
    /** Radius of an arm, shoulder widths. */
    private static final double ARM = 0.2;
    /** Width of an arm's edge that holds the colour of what it lies on, px of the working size. */
    private static final int ARM_EDGE = 2;
    /** The same beside a tongue of the old top. */
    private static final int TONGUE_EDGE = 2;
    /** The share of the upper arm that can lie in front of the torso only together with the shoulder. */
    private static final double SHOULDER_SHARE = 0.4;

    /**
     * Soft masks, 255 = entirely in front.
     *
     * @param ofCloth what lies in front of the new garment
     * @param ofFill what the fill leaves alone: not the arms' edges, which hold the old sleeve's colour
     * @param tongue where the old top is to become the bottom that lies over the new one
     */
    record Front(Mask ofCloth, Mask ofFill, Mask tongue) {}

    private final Scene scene;
    private final BodyFrame body;
    private final Category category;

    FrontLayers(Scene scene, BodyFrame body, Category category) {
        this.scene = scene;
        this.body = body;
        this.category = category;
    }

    /**
     * Finds it.
     *
     * @param protectedArea face and hands
     * @param sleeves coverage by the new sleeves
     * @param tucked whether the worn bottom lies over a new top
     */
    Front find(Mask protectedArea, Mask sleeves, boolean tucked) {
        Mask skin = scene.of(BodyClass.SKIN);
        Mask sureSkin = Morphology.erode(skin, ARM_EDGE);
        Mask hair = scene.of(BodyClass.HAIR);
        Mask over = null;
        Mask tongue = Mask.filled(skin.width(), skin.height(), 0);
        if (category == Category.BOTTOM) {
            over = scene.of(BodyClass.TOP);
        } else if (category == Category.TOP && tucked) {
            over = scene.of(BodyClass.BOTTOM);
            tongue = HemTongue.of(scene, body);
        }
        double lowestOver =
                category == Category.BOTTOM ? OldGarment.LOWEST_TOP * body.torsoLength() : Double.POSITIVE_INFINITY;
        Mask aroundTongue = Morphology.dilate(tongue, TONGUE_EDGE);
        byte[] out = protectedArea.max(scene.of(BodyClass.HELD)).toBytes();
        byte[] ofFill = out.clone();
        for (int y = 0; y < skin.height(); y++) {
            for (int x = 0; x < skin.width(); x++) {
                int i = y * skin.width() + x;
                double px = (x + 0.5) / scene.scale();
                double py = (y + 0.5) / scene.scale();
                double depth = body.depth(new Point(px, py));
                int front = out[i] & 0xff;
                if (hair.at(i) > front && depth < LOWEST_HAIR * body.torsoLength()) {
                    front = hair.at(i);
                }
                int kept = front;
                if (over != null && depth < lowestOver) {
                    kept = Math.max(front, Math.min(over.at(i), 255 - aroundTongue.at(i)));
                    front = Math.max(front, Math.min(255, over.at(i) + tongue.at(i)));
                }
                if (category != Category.TOP && FootArea.contains(body, px, py)) {
                    front = 255;
                    kept = 255;
                }
                ofFill[i] = (byte) kept;
                if (skin.at(i) > front && onArm(px, py)) {
                    ofFill[i] = (byte) Math.max(kept, sureSkin.at(i));
                    front = Math.max(front, skin.at(i) * (255 - sleeves.at(i)) / 255);
                }
                out[i] = (byte) front;
            }
        }
        return new Front(
                Mask.owning(skin.width(), skin.height(), out),
                Mask.owning(skin.width(), skin.height(), ofFill),
                tongue);
    }

    private boolean onArm(double x, double y) {
        double radius = ARM * body.shoulderWidth();
        for (Side side : Side.values()) {
            Limbs limbs = body.limbs().at(side);
            Point below = limbs.shoulder().lerp(limbs.elbow(), SHOULDER_SHARE);
            if (new Capsule(below, limbs.elbow(), 0.6 * radius, radius).distance(x, y) < 1
                    || new Capsule(limbs.elbow(), limbs.wrist(), radius, radius).distance(x, y) < 1) {
                return true;
            }
        }
        return false;
    }
}
