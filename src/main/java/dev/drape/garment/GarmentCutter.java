package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Resize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a garment from its photo: by the file's own alpha channel if that says anything; else the ground is modelled,
 * flooded from the border, gaps are opened and the outline is redrawn at full size; where the ground follows no model,
 * {@link HardCutout} takes over.
 */
final class GarmentCutter {
    /** The outline is redrawn at this long side at most, px; beyond it the mask is enlarged. */
    private static final int FINE_SIZE = 1024;
    /** An alpha channel that keeps more or less than this cuts nothing out. */
    private static final double GREATEST_ALPHA = 0.97;

    private static final double LEAST_ALPHA = 0.002;
    private static final double ALPHA_CONFIDENCE = 0.99;

    private static final double HARD_NOISE = 6;
    private static final double HARD_INLIERS = 0.7;
    /** Smaller pieces than this share of the biggest are not the garment. */
    private static final double PIECE_SHARE = 0.04;

    private static final int NOTCH_RADIUS = 5;
    private static final double NOTCH_AREA = 0.0003;
    /** Softness of the final edge, px at the fine size. */
    private static final double EDGE_SIGMA = 0.7;

    private GarmentCutter() {}

    static Cutout cut(RgbImage photo, Optional<Mask> alpha) {
        RgbImage fine = shrink(photo, Math.min(FINE_SIZE, longSide(photo)));
        RgbImage working = shrink(photo == fine ? photo : fine, Cutout.WORKING_SIZE);
        return alpha.filter(GarmentCutter::cutsOut)
                .map(mask -> byAlpha(mask, working))
                .orElseGet(() -> byGround(photo, fine, working));
    }

    private static boolean cutsOut(Mask alpha) {
        double coverage = alpha.coverage();
        return coverage > LEAST_ALPHA && coverage < GREATEST_ALPHA;
    }

    private static Cutout byAlpha(Mask alpha, RgbImage working) {
        Mask small = biggestPieces(binary(Resize.smooth(alpha, working.width(), working.height())));
        LabImage lab = ColorSpace.toLab(working);
        new CutoutReview(small.coverage(), 0, 0, 0).requireUsable(false);
        return new Cutout(alpha, small, lab, ALPHA_CONFIDENCE, List.of());
    }

    private static Cutout byGround(RgbImage photo, RgbImage fine, RgbImage working) {
        LabImage lab = ColorSpace.toLab(working);
        GroundModel model = GroundModel.fit(lab);
        Residual residual = Residual.of(lab, model);
        GroundNoise noise = GroundNoise.measure(residual, model);
        if (noise.isPhotographed()) {
            model = model.refit(lab, GroundFlood.roll(residual, noise, model));
            residual = Residual.of(lab, model);
            noise = GroundNoise.measure(residual, model);
        }
        Mask ground = GroundFlood.flood(residual, noise, model);
        Slits slits = new Slits(fillNotches(biggestPieces(ground.invert())), lab, model, noise);
        Wedges wedges = new Wedges(withoutGaps(slits.opened(), residual, noise), residual, noise);
        Mask coarse = biggestPieces(
                SoftShadow.absorb(wedges.opened().invert(), residual, noise).invert());
        boolean hard = noise.distance() >= HARD_NOISE || model.inlierShare() < HARD_INLIERS;
        Mask outline;
        if (hard) {
            coarse = HardCutout.cut(working, coarse);
            outline = binary(Resize.smooth(coarse, fine.width(), fine.height()));
        } else {
            outline = coarse.count() == 0
                    ? coarse
                    : EdgeRefinement.refine(coarse, fine, model, noise, wedges.groundLevel(slits.shadow()));
        }
        Mask small = binary(Resize.smooth(outline, working.width(), working.height()));
        CutoutReview review = CutoutReview.of(small, lab, residual, noise);
        review.requireUsable(hard);
        List<String> warnings = new ArrayList<>();
        if (hard) {
            warnings.add(GarmentFacts.HARD_GROUND);
        }
        if (!review.trusted(hard)) {
            warnings.add("unsure_cutout");
        }
        Mask soft = Resize.smooth(Blur.gaussian(outline, EDGE_SIGMA), photo.width(), photo.height());
        return new Cutout(soft, small, lab, confidence(review, hard, noise), warnings);
    }

    private static Mask withoutGaps(Mask pieces, Residual residual, GroundNoise noise) {
        return pieces.count() == 0 ? pieces : Gaps.open(pieces, residual, noise);
    }

    private static Mask biggestPieces(Mask mask) {
        Components parts = Components.of(mask);
        if (parts.largest() == null) {
            return mask;
        }
        double least = PIECE_SHARE * parts.largest().area();
        return parts.keep(part -> part.area() > least);
    }

    /** Fills the small notches that white stripe ends leave in the outline. */
    private static Mask fillNotches(Mask mask) {
        Mask filled = Morphology.close(mask, NOTCH_RADIUS).min(mask.invert());
        double limit = NOTCH_AREA * mask.size();
        return mask.max(Components.of(filled).keep(part -> part.area() < limit));
    }

    private static double confidence(CutoutReview review, boolean hard, GroundNoise noise) {
        double edge = 1 - 0.5 * (hard ? review.overlap() : review.weakEdge());
        double calm = 1 - 0.2 * Math.min(1, noise.distance() / HARD_NOISE);
        double whole = review.trusted(hard) ? 1 : 0.6;
        return Math.min(0.98, edge * calm * whole * (hard ? 0.6 : 1));
    }

    private static Mask binary(Mask soft) {
        boolean[] inside = new boolean[soft.size()];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = soft.isSet(i);
        }
        return Mask.of(soft.width(), soft.height(), inside);
    }

    private static int longSide(RgbImage image) {
        return Math.max(image.width(), image.height());
    }

    private static RgbImage shrink(RgbImage image, int size) {
        double scale = (double) size / longSide(image);
        int w = Math.max(1, (int) Math.round(image.width() * scale));
        int h = Math.max(1, (int) Math.round(image.height() * scale));
        return Resize.smooth(image, w, h);
    }
}
