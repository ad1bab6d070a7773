package dev.drape.outfit;

import java.util.ArrayList;
import java.util.List;

/**
 * How far to trust the labels.
 *
 * @param confidence 0…1, below .5 a guess
 * @param warnings codes for {@link Outfit#warnings}
 */
record Verdict(double confidence, List<String> warnings) {
    private static final double WEAK_LINE = 7;
    private static final double SKIN_LIKE = .6;
    private static final double BOTTOM_LIKE = .65;
    private static final double HAIR_LIKE = .4;
    private static final double BOTTOM_VISIBLE = 1.05;
    private static final double UNSEEN = .4;
    /** .89 under a black collar, up to .10 on 20 photos of bare necks and beards. */
    private static final double FOREIGN_NECK = .3;

    static Verdict of(Scene scene, Coverage coverage, ColorModels models, SoftLabels labels, boolean bottomSeen) {
        List<String> warnings = new ArrayList<>();
        double line = coverage.waistline().evidence();
        double skin = models.likeness(BodyClass.TOP, BodyClass.SKIN);
        boolean hemVisible = scene.lowestVisible() > BOTTOM_VISIBLE;
        double confidence = half(skin, 1, SKIN_LIKE, .2);
        if (bottomSeen || hemVisible) {
            confidence = Math.min(confidence, half(line, 0, WEAK_LINE, 2 * WEAK_LINE));
        }
        if (skin > SKIN_LIKE) {
            warnings.add("top_like_skin");
        }
        if (bottomSeen && models.likeness(BodyClass.TOP, BodyClass.BOTTOM) > BOTTOM_LIKE && line < WEAK_LINE) {
            warnings.add("top_like_bottom");
        }
        if (models.likeness(BodyClass.TOP, BodyClass.HAIR) > HAIR_LIKE) {
            warnings.add("top_like_hair");
        }
        if (!bottomSeen && hemVisible) {
            warnings.add("bottom_unseen");
            confidence = Math.min(confidence, UNSEEN);
        }
        if (!scene.skin.sampled()) {
            warnings.add("face_unseen");
            confidence = Math.min(confidence, UNSEEN);
        }
        double foreign = foreignNeck(scene, labels);
        if (foreign > FOREIGN_NECK) {
            warnings.add("neck_unlike_skin");
            confidence = Math.min(confidence, UNSEEN);
        }
        return new Verdict(confidence, warnings);
    }

    /** Share of the neck's skin that is of a colour skin cannot have in any light, as a dark collar is. */
    private static double foreignNeck(Scene scene, SoftLabels labels) {
        int skin = 0;
        int foreign = 0;
        for (int i = 0; i < scene.size(); i++) {
            if (scene.neck[i] >= 0 && scene.headRadius[i] > 1 && labels.share(BodyClass.SKIN, i) > .5) {
                skin++;
                foreign += scene.wide[i] > SkinModel.UNLIKE ? 1 : 0;
            }
        }
        return skin == 0 ? 0 : (double) foreign / skin;
    }

    /** 0 at {@code none}, one half at {@code half}, 1 at {@code full}, linear between. */
    private static double half(double value, double none, double half, double full) {
        double lower = (value - none) / (half - none) / 2;
        double upper = .5 + (value - half) / (full - half) / 2;
        return Math.min(1, Math.max(0, lower < .5 ? lower : upper));
    }
}
