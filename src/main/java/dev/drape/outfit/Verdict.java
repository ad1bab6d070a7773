package dev.drape.outfit;

import java.util.ArrayList;
import java.util.List;

/**
 * How far to trust the labels.
 *
 * @param confidence 0…1, below .5 a guess
 * @param onePiece {@link Outfit#onePiece}
 * @param warnings codes for {@link Outfit#warnings}
 */
record Verdict(double confidence, boolean onePiece, List<String> warnings) {
    private static final double SKIN_LIKE = .6;
    private static final double BOTTOM_LIKE = .65;
    private static final double HAIR_LIKE = .4;
    private static final double BOTTOM_VISIBLE = 1.05;
    private static final double UNSEEN = .4;
    /** A dress is cut where its waist must be, a jacket taken together with the shirt: it can be done otherwise. */
    private static final double CHOSEN = .45;

    static Verdict of(Scene scene, Coverage coverage, ColorModels models, CleanUp.Cleaned cleaned, boolean bottomSeen) {
        List<String> warnings = new ArrayList<>();
        double line = coverage.waistline().evidence();
        double skin = models.likeness(BodyClass.TOP, BodyClass.SKIN);
        boolean hemVisible = scene.lowestVisible() > BOTTOM_VISIBLE;
        double confidence = half(skin, 1, SKIN_LIKE, .2);
        boolean oneColor =
                bottomSeen && models.likeness(BodyClass.TOP, BodyClass.BOTTOM) > BOTTOM_LIKE && line < Waistline.WEAK;
        boolean onePiece = oneColor && OnePiece.closedBetweenLegs(scene, cleaned.labels());
        if (onePiece) {
            confidence = Math.min(confidence, CHOSEN);
        } else if (bottomSeen || hemVisible) {
            confidence = Math.min(confidence, half(line, 0, Waistline.WEAK, 2 * Waistline.WEAK));
        }
        if (skin > SKIN_LIKE) {
            warnings.add("top_like_skin");
        }
        if (oneColor) {
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
        if (cleaned.collar()) {
            warnings.add("neck_unlike_skin");
            confidence = Math.min(confidence, UNSEEN);
        }
        if (OpenFront.seen(scene, cleaned.labels())) {
            warnings.add("open_front");
            confidence = Math.min(confidence, CHOSEN);
        }
        return new Verdict(confidence, onePiece, warnings);
    }

    /** 0 at {@code none}, one half at {@code half}, 1 at {@code full}, linear between. */
    private static double half(double value, double none, double half, double full) {
        double lower = (value - none) / (half - none) / 2;
        double upper = .5 + (value - half) / (full - half) / 2;
        return Math.min(1, Math.max(0, lower < .5 ? lower : upper));
    }
}
