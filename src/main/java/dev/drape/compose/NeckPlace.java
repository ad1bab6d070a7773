package dev.drape.compose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far the garment is to hang aside and lower than the joints say. A neckline lies at the base of the neck, and where
 * the worn garment begins there is seen more exactly than joints are: the flat neckline is moved over the worn one until
 * the two run alike, and the garment goes some of the way.
 *
 * @param aside px of the photo to image-right
 * @param below px of the photo, negative if it is to hang higher
 */
record NeckPlace(double aside, double below) {
    static final NeckPlace UNKNOWN = new NeckPlace(0, 0);

    /** Worn necklines are narrower than flat ones. */
    private static final double NARROWER = 0.81;
    /** The neckline is compared up to this far from its middle, shoulder widths. */
    private static final double COLUMNS = 0.2;
    /** It is looked for this far from the axis, shoulder widths. */
    private static final double REACH = 0.25;

    private static final double STEP = 0.01;
    /** What a place a shoulder width aside costs, torso lengths of mean difference: a flat curve fits anywhere. */
    private static final double PRIOR = 0.1;
    /** A column that differs by more than this, torso lengths, holds hair or a hand. */
    private static final double OUTLIER = 0.05;
    /** Farther apart, torso lengths, the two necklines are not of the same kind. */
    private static final double SAME_KIND = 0.12;
    /** A mean difference above this, torso lengths, is no likeness. */
    private static final double ALIKE = 0.02;

    private static final double SHARE_ASIDE = 0.5;
    private static final double SHARE_BELOW = 0.6;

    /**
     * Finds it; nought if the worn neckline says nothing.
     *
     * @param neckline of the garment in px of its cut-out, image-left to image-right
     */
    static NeckPlace of(BodyFrame body, Placement placement, WornGarment worn, List<Point> neckline) {
        double sw = body.shoulderWidth();
        double tl = body.torsoLength();
        List<Point> flat = new ArrayList<>();
        for (Point p : neckline) {
            double u = NARROWER * placement.aside(p.x());
            if (Math.abs(u) < COLUMNS * sw) {
                flat.add(new Point(u, placement.depth(p.y())));
            }
        }
        NeckPlace best = UNKNOWN;
        double least = Double.POSITIVE_INFINITY;
        int steps = (int) Math.round(REACH / STEP);
        double[] profile = new double[2 * (int) Math.round((REACH + COLUMNS) / STEP) + 1];
        int half = profile.length / 2;
        for (int i = 0; i < profile.length; i++) {
            profile[i] = worn.neck((i - half) * STEP * sw).orElse(Double.NaN);
        }
        for (int step = -steps; step <= steps; step++) {
            double aside = step * STEP * sw;
            double[] apart = flat.stream()
                    .mapToDouble(p -> profile[half + (int) Math.round((p.x() + aside) / (STEP * sw))] - p.y())
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (apart.length < 3 || apart.length < 0.7 * flat.size()) {
                continue;
            }
            double middle = apart[apart.length / 2];
            double spread = Arrays.stream(apart)
                    .map(d -> Math.min(OUTLIER * tl, Math.abs(d - middle)))
                    .average()
                    .orElse(0);
            double cost = spread / tl + PRIOR * (step * STEP) * (step * STEP);
            if (cost < least && Math.abs(middle) < SAME_KIND * tl && spread < ALIKE * tl) {
                least = cost;
                best = new NeckPlace(SHARE_ASIDE * aside, SHARE_BELOW * middle);
            }
        }
        return best;
    }
}
