package dev.drape.garment;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.Morphology;

/**
 * Judges a cut-out: the share of the picture, of its frame, of outline without a visible edge, and how alike the colours
 * on both sides are. The limits flagged exactly the two cut-outs that needed the hard way among 75 product photos.
 *
 * @param area garment share of the picture
 * @param frame garment share of the picture's outermost pixels
 * @param weakEdge share of the outline where the picture hardly changes
 * @param overlap Bhattacharyya coefficient of the Lab histograms inside and outside, 0…1
 */
record CutoutReview(double area, double frame, double weakEdge, double overlap) {
    /** Below this share there is no garment at all, only specks. */
    private static final double SPECK_AREA = 0.004;

    private static final double TRUSTED_AREA = 0.05;
    private static final double GREATEST_AREA = 0.85;
    private static final double WHOLE_PICTURE = 0.97;
    private static final double GREATEST_FRAME = 0.2;
    private static final double GREATEST_WEAK = 0.5;
    private static final double GREATEST_OVERLAP = 0.6;
    private static final double WEAK_FACTOR = 3;
    private static final int EDGE_SIDE = 5;
    private static final double BIN_L = 12.5;
    private static final double BIN_AB = 16;

    static CutoutReview of(Mask garment, LabImage lab, Residual residual, GroundNoise noise) {
        int w = garment.width();
        int h = garment.height();
        Mask edge = garment.min(Morphology.erode(garment, 1).invert());
        Plane steepest = Morphology.localMaximum(residual.fineGradient(), EDGE_SIDE);
        int edges = 0;
        int weak = 0;
        int frame = 0;
        for (int i = 0; i < garment.size(); i++) {
            int x = i % w;
            int y = i / w;
            boolean border = x == 0 || y == 0 || x == w - 1 || y == h - 1;
            frame += border && garment.isSet(i) ? 1 : 0;
            if (edge.isSet(i) && !border) {
                edges++;
                weak += steepest.at(i) < WEAK_FACTOR * noise.fineGradient() ? 1 : 0;
            }
        }
        return new CutoutReview(
                garment.coverage(),
                frame / (2.0 * (w + h)),
                edges == 0 ? 1 : (double) weak / edges,
                overlap(garment, lab));
    }

    /** Refuses what is no garment, too small a one, or cannot be told from its ground. */
    void requireUsable(boolean hard) {
        if (area < SPECK_AREA || area > WHOLE_PICTURE) {
            throw notSeparable("garment_area", area, ">= %.3f and <= %.2f".formatted(SPECK_AREA, WHOLE_PICTURE));
        }
        if (hard && weakEdge > GREATEST_WEAK && overlap > GREATEST_OVERLAP) {
            throw notSeparable("garment_edge", weakEdge, "<= " + GREATEST_WEAK);
        }
        if (area < GarmentAnalyzer.LEAST_AREA) {
            throw new DrapeException(
                            Failure.GARMENT_TOO_SMALL, "The garment covers too small a share of its photo to be used")
                    .withFinding(new DrapeException.Finding(
                            "garment_area",
                            area,
                            ">= " + GarmentAnalyzer.LEAST_AREA,
                            "Crop the photo so that the garment fills most of it."));
        }
    }

    /** Whether the cut-out looks right; on a hard ground the colours decide, because noise hides the edge there. */
    boolean trusted(boolean hard) {
        return area >= TRUSTED_AREA
                && area <= GREATEST_AREA
                && frame < GREATEST_FRAME
                && (hard ? overlap < GREATEST_OVERLAP : weakEdge < GREATEST_WEAK);
    }

    static DrapeException notSeparable(String check, double measured, String limit) {
        return new DrapeException(
                        Failure.GARMENT_NOT_SEPARABLE, "No garment could be told from the background of the photo")
                .withFinding(new DrapeException.Finding(
                        check,
                        measured,
                        limit,
                        "Use a photo of the garment alone on a plain, contrasting background."));
    }

    private static double overlap(Mask garment, LabImage lab) {
        double[] inside = new double[9 * 17 * 17];
        double[] outside = new double[inside.length];
        int n = garment.count();
        for (int i = 0; i < garment.size(); i++) {
            int l = (int) (lab.l().at(i) / BIN_L);
            int a = (int) ((lab.a().at(i) + 128) / BIN_AB);
            int b = (int) ((lab.b().at(i) + 128) / BIN_AB);
            (garment.isSet(i) ? inside : outside)[(l * 17 + a) * 17 + b]++;
        }
        double sum = 0;
        for (int k = 0; k < inside.length; k++) {
            sum += Math.sqrt(inside[k] * outside[k]);
        }
        double norm = Math.sqrt((double) n * (garment.size() - n));
        return norm == 0 ? 1 : sum / norm;
    }
}
