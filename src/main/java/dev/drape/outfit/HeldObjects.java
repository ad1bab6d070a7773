package dev.drape.outfit;

import dev.drape.image.Mask;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;

/**
 * Finds what a hand or forearm holds: a compact piece that the hand touches and whose colour is common near this hand and
 * rare in the rest of what the piece was taken for (top, bottom or ground). A sleeve's cuff is no such piece, for it lies
 * on the arm; a print or a pocket beside the hand is none, for it does not reach the hand. The limits were set on 30
 * photos of people who hold nothing and 12 with a painted bag, box or telephone.
 */
final class HeldObjects {
    /** "Near" is a hand's outline this much wider: .85 shoulder widths around the hand. */
    private static final double NEAR = 5;

    private static final double TOUCH = 1.3;
    private static final double FOREARM = .6;

    /** Density a cell of a colour that is as good as absent, and how much more frequent near the hand others must be. */
    private static final double ABSENT = 2e-5;

    private static final double MORE_FREQUENT = 8;

    /** Of squared shoulder widths: a telephone has .09. */
    private static final double LEAST_AREA = .06;

    /** Share of the piece off the arms; share of its bounding box it fills. */
    private static final double OFF_ARMS = .7;

    private static final double COMPACT = .4;

    /** Share within the hand's reach, unless it lies mostly beyond the body, as bags that hang from the hand do. */
    private static final double REACHED = .06;

    private static final double BEYOND = .5;

    /** In {@link TorsoFrame} coordinates. */
    private static final double TORSO_HALF = .6;

    private static final double TORSO_TOP = -.2;
    private static final double TORSO_END = 1.1;

    /** Px: thinner pieces are seams and shadows; reflections are closed. */
    private static final int THIN = 1;

    private static final int REFLECTION = 2;

    private static final BodyClass[] TAKEN_FOR = {BodyClass.TOP, BodyClass.BOTTOM, BodyClass.BACKGROUND};

    private final Scene scene;
    private final BodyClass[] labels;

    private HeldObjects(Scene scene, BodyClass[] labels) {
        this.scene = scene;
        this.labels = labels;
    }

    /** Pixels to be called {@link BodyClass#HELD}. */
    static Mask find(Scene scene, BodyClass[] labels) {
        HeldObjects search = new HeldObjects(scene, labels);
        return search.near(scene.limbs.leftHand(), scene.leftArm)
                .max(search.near(scene.limbs.rightHand(), scene.rightArm));
    }

    private Mask near(Capsule hand, Arm arm) {
        float[] reach = hand.thinner(TOUCH).along(scene.width, scene.height);
        Mask strange = Morphology.open(strange(hand.thinner(NEAR).along(scene.width, scene.height)), THIN);
        Components parts = Components.of(strange);
        double unit = scene.frame.shoulderWidth() * scene.frame.shoulderWidth();
        Mask held = parts.keep(part -> part.area() > LEAST_AREA * unit
                && part.area() > COMPACT * part.box().width() * part.box().height()
                && held(parts, part, reach, arm));
        return Morphology.close(held, REFLECTION);
    }

    /** Where a colour is seen that belongs to the hand rather than to what is around. */
    private Mask strange(float[] near) {
        boolean[] out = new boolean[labels.length];
        for (BodyClass taken : TAKEN_FOR) {
            float[] here = new float[labels.length];
            float[] elsewhere = new float[labels.length];
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == taken && (taken == BodyClass.BACKGROUND || scene.person[i] >= Scene.SURE)) {
                    (near[i] >= 0 ? here : elsewhere)[i] = 1;
                }
            }
            ColorHistogram common = ColorHistogram.of(scene.grid, here);
            ColorHistogram rare = ColorHistogram.of(scene.grid, elsewhere);
            if (common.isEmpty() || rare.isEmpty()) {
                continue;
            }
            for (int i = 0; i < labels.length; i++) {
                out[i] |= labels[i] == taken
                        && (rare.density(i) < ABSENT || common.density(i) > MORE_FREQUENT * rare.density(i));
            }
        }
        return Mask.of(scene.width, scene.height, out);
    }

    private boolean held(Components parts, Components.Part part, float[] reach, Arm arm) {
        int reached = 0;
        int offArms = 0;
        int beyond = 0;
        for (int i = 0; i < labels.length; i++) {
            if (parts.labelAt(i) != part.label()) {
                continue;
            }
            boolean onArm = scene.leftArm.along()[i] >= 0 || scene.rightArm.along()[i] >= 0;
            reached += reach[i] >= 0 || arm.along()[i] > FOREARM ? 1 : 0;
            offArms += onArm ? 0 : 1;
            beyond += onArm || onBody(i) ? 0 : 1;
        }
        return reached > 0
                && offArms > OFF_ARMS * part.area()
                && (reached > REACHED * part.area() || beyond > BEYOND * part.area());
    }

    private boolean onBody(int i) {
        boolean torso = scene.t[i] > TORSO_TOP && scene.t[i] < TORSO_END && Math.abs(scene.u[i]) < TORSO_HALF;
        return torso || scene.leftLeg[i] >= 0 || scene.rightLeg[i] >= 0;
    }
}
