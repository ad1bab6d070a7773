package dev.drape.compose;

import dev.drape.image.Point;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much lower a round neck is to hang than the joints say. Round necks lie at the base of the neck, and where the worn
 * garment begins there is seen more exactly than joints are, so
 * the garment goes some of the way from these to that.
 */
final class NeckLevel {
    /** Columns up to this far from the axis are looked at, shoulder widths. */
    private static final double COLUMNS = 0.15;
    /** Farther apart, torso lengths, the two necklines are not of the same kind. */
    private static final double SAME_KIND = 0.12;

    private static final double SHARE = 0.4;

    private NeckLevel() {}

    /**
     * Px of the photo, negative if it is to hang higher; 0 if the worn neckline says nothing.
     *
     * @param neckline of the garment in px of its cut-out, image-left to image-right
     */
    static double of(BodyFrame body, Placement placement, WornGarment worn, List<Point> neckline) {
        double[] apart = neckline.stream()
                .filter(flat -> Math.abs(placement.aside(flat.x())) < COLUMNS * body.shoulderWidth())
                .map(flat -> below(placement, worn, flat))
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        double median = apart.length == 0 ? 0 : apart[apart.length / 2];
        return Math.abs(median) < SAME_KIND * body.torsoLength() ? SHARE * median : 0;
    }

    private static OptionalDouble below(Placement placement, WornGarment worn, Point flat) {
        OptionalDouble edge = worn.neck(placement.aside(flat.x()));
        return edge.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(edge.getAsDouble() - placement.depth(flat.y()));
    }
}
