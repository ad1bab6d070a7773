package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/** Measures what came out, at the working size. */
final class QualityMeter {
    /** Outfits less sure than this may put cloth where skin is. */
    private static final double SURE_OUTFIT = 0.5;
    /** Each step down costs this share of the confidence. */
    private static final double STEP_DOWN = 0.12;

    private QualityMeter() {}

    /** Share of the worn pixels that neither cloth nor fill replaced. */
    static double residual(Mask worn, Mask edited) {
        int all = 0;
        int left = 0;
        for (int i = 0; i < worn.size(); i++) {
            if (worn.isSet(i)) {
                all++;
                left += edited.isSet(i) ? 0 : 1;
            }
        }
        return all == 0 ? 0 : (double) left / all;
    }

    /** Share of the pixels of a polygon, photo px, covered neither by cloth nor by what lies in front of it. */
    static double uncovered(List<Point> polygon, double scale, Mask cloth, Mask front) {
        int all = 0;
        int bare = 0;
        for (int y = 0; y < cloth.height(); y++) {
            for (int x = 0; x < cloth.width(); x++) {
                if (contains(polygon, (x + 0.5) / scale, (y + 0.5) / scale)) {
                    all++;
                    bare += cloth.isSet(x, y) || front.isSet(x, y) ? 0 : 1;
                }
            }
        }
        return all == 0 ? 0 : (double) bare / all;
    }

    private static boolean contains(List<Point> polygon, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
            Point a = polygon.get(i);
            Point b = polygon.get(j);
            if (a.y() > y != b.y() > y && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /**
     * Adds warnings of the inputs and the confidence: the inputs' confidences, lowered by each step down and by what
     * was measured.
     */
    static Quality judge(
            Customer customer,
            Item item,
            Warped.Distortion distortion,
            Plan plan,
            double residual,
            double uncovered,
            double changed) {
        List<String> warnings = new ArrayList<>(plan.warnings());
        warnings.addAll(distortion.warnings());
        int stepsDown = warnings.size();
        double outfit = share(customer.outfit().confidence());
        if (outfit < SURE_OUTFIT) {
            warnings.add("low_outfit_confidence");
        }
        double inputs = (0.5 + 0.5 * outfit)
                * (0.4 + 0.6 * share(item.garment().facts().cutoutConfidence()))
                * (0.5 + 0.5 * share(customer.pose().confidence()));
        double stretched = Math.max(0, Math.min(1, (distortion.stretchP95() - 1.5) / 1.5));
        double folded = Math.min(1, distortion.foldOvers() / 500.0);
        double result = (1 - Math.min(1, 2 * residual))
                * (1 - Math.min(1, 1.5 * uncovered))
                * (1 - 0.4 * stretched)
                * (1 - 0.3 * folded);
        double confidence = inputs * result * Math.pow(1 - STEP_DOWN, stepsDown);
        return new Quality(
                share(confidence),
                residual,
                uncovered,
                distortion.foldOvers(),
                distortion.stretchP95(),
                changed,
                warnings);
    }

    private static double share(double value) {
        return value > 0 ? Math.min(1, value) : 0;
    }
}
