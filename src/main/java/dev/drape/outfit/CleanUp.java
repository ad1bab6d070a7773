package dev.drape.outfit;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;

import java.util.Arrays;

/** Repairs of the label map that need shapes, not colours. */
final class CleanUp {
    /** Of the top's area: prints, faces on shirts, buttons. */
    private static final double HOLE = .03;

    private static final double CRUMB = .04;

    /** A hole with this share of limb, or of ground, is no print. */
    private static final double LIMB = .3;

    private static final double GROUND = .5;

    /** Of the neck's skin: .89 under a black collar, up to .10 on 20 photos of bare necks and beards. */
    private static final double COLLAR = .3;

    /** {@link Head#radius} and {@link Head#depth}. */
    private static final double HAIR_REACH = 1.35;

    private static final double MOUTH_DEPTH = 1.1;

    private final Scene scene;
    private final BodyClass[] labels;

    private CleanUp(Scene scene, BodyClass[] labels) {
        this.scene = scene;
        this.labels = labels;
    }

    /**
     * What the repairs gave.
     *
     * @param labels the repaired ones
     * @param collar whether a collar fills the neck
     */
    record Cleaned(SoftLabels labels, boolean collar) {}

    static Cleaned apply(Scene scene, SoftLabels soft) {
        BodyClass[] before = soft.hard();
        CleanUp work = new CleanUp(scene, before.clone());
        work.skinTouchesFace();
        work.hairTouchesHead();
        work.dropCrumbs();
        boolean collar = work.collarIsTop();
        work.fillHoles();
        work.markHeld();
        return new Cleaned(soft.moved(before, work.labels), collar);
    }

    /**
     * Where much of the neck is of a colour skin cannot have in any light, a collar fills it: what of it hangs together with
     * the top is top.
     */
    private boolean collarIsTop() {
        int skin = 0;
        int foreign = 0;
        boolean[] dark = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (scene.neck[i] >= 0 && scene.headRadius[i] > 1 && labels[i] == BodyClass.SKIN) {
                dark[i] = scene.wide[i] > SkinModel.UNLIKE;
                skin++;
                foreign += dark[i] ? 1 : 0;
            }
        }
        if (foreign <= COLLAR * skin) {
            return false;
        }
        Components collar = Components.of(Mask.of(scene.width, scene.height, dark));
        Mask beside = Morphology.dilate(mask(BodyClass.TOP), 1);
        for (Components.Part part : collar.parts()) {
            if (collar.mask(part).min(beside).count() > 0) {
                relabel(collar, part, BodyClass.TOP);
            }
        }
        return true;
    }

    private void markHeld() {
        Mask held = HeldObjects.find(scene, labels);
        for (int i = 0; i < labels.length; i++) {
            if (held.isSet(i)) {
                labels[i] = BodyClass.HELD;
            }
        }
    }

    private void fillHoles() {
        Mask top = mask(BodyClass.TOP);
        double limit = HOLE * top.count();
        Components others = Components.of(top.invert(), 4);
        for (Components.Part part : others.parts()) {
            if (part.area() < limit && enclosed(part) && !limb(others, part)) {
                relabel(others, part, BodyClass.TOP);
            }
        }
    }

    private boolean enclosed(Components.Part part) {
        PixelBox box = part.box();
        return box.x() > 0
                && box.y() > 0
                && box.x() + box.width() < scene.width
                && box.y() + box.height() < scene.height;
    }

    /** Hands and forearms in front, and what shows between an arm and the body. */
    private boolean limb(Components parts, Components.Part part) {
        int limb = 0;
        int ground = 0;
        for (int i = 0; i < labels.length; i++) {
            if (parts.labelAt(i) == part.label()) {
                limb += labels[i] == BodyClass.SKIN && (scene.onArm(i) || scene.neck[i] >= 0) ? 1 : 0;
                ground += scene.person[i] < .5 ? 1 : 0;
            }
        }
        return limb > LIMB * part.area() || ground > GROUND * part.area();
    }

    /** Hair hangs on the head above the mouth: a shadow under the chin is skin, a dark patch elsewhere cloth. */
    private void hairTouchesHead() {
        Components hair = Components.of(Morphology.close(mask(BodyClass.HAIR), 1));
        boolean[] touches = new boolean[hair.parts().size() + 1];
        for (int i = 0; i < labels.length; i++) {
            touches[hair.labelAt(i)] |=
                    scene.headRadius[i] < HAIR_REACH && scene.head.depth(scene.place(i)) < MOUTH_DEPTH;
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == BodyClass.HAIR && !touches[hair.labelAt(i)]) {
                labels[i] = instead(i);
            }
        }
    }

    private BodyClass instead(int i) {
        if (scene.person[i] < .5) {
            return BodyClass.BACKGROUND;
        }
        return scene.headRadius[i] < HAIR_REACH || scene.neck[i] >= 0 ? BodyClass.SKIN : BodyClass.TOP;
    }

    /** Light on hair looks like skin, but skin above the chin touches the face. */
    private void skinTouchesFace() {
        Components skin = Components.of(mask(BodyClass.SKIN), 4);
        boolean[] foreign = new boolean[skin.parts().size() + 1];
        Arrays.fill(foreign, true);
        for (int i = 0; i < labels.length; i++) {
            if (scene.headRadius[i] < 1 || scene.t[i] > 0 || scene.onArm(i) || scene.neck[i] >= 0) {
                foreign[skin.labelAt(i)] = false;
            }
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == BodyClass.SKIN && foreign[skin.labelAt(i)]) {
                labels[i] = BodyClass.HAIR;
            }
        }
    }

    private void dropCrumbs() {
        Mask top = mask(BodyClass.TOP);
        Components parts = Components.of(top);
        double limit = CRUMB * top.count();
        for (Components.Part part : parts.parts()) {
            if (part.area() < limit) {
                relabel(parts, part, around(parts, part));
            }
        }
    }

    /** The class most frequent on the part's border. */
    private BodyClass around(Components parts, Components.Part part) {
        int[] votes = new int[BodyClass.values().length];
        Mask ring = Morphology.dilateSquare(parts.mask(part), 3);
        for (int i = 0; i < labels.length; i++) {
            if (ring.isSet(i) && labels[i] != BodyClass.TOP) {
                votes[labels[i].ordinal()]++;
            }
        }
        int best = 0;
        for (int c = 1; c < votes.length; c++) {
            best = votes[c] > votes[best] ? c : best;
        }
        return BodyClass.values()[best];
    }

    private void relabel(Components parts, Components.Part part, BodyClass to) {
        for (int i = 0; i < labels.length; i++) {
            if (parts.labelAt(i) == part.label()) {
                labels[i] = to;
            }
        }
    }

    private Mask mask(BodyClass which) {
        boolean[] inside = new boolean[labels.length];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = labels[i] == which;
        }
        return Mask.of(scene.width, scene.height, inside);
    }
}
