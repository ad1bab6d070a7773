package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.image.TurnedRect;

/**
 * A person as the detector sees one: a box around the face and two points that give the body's place, size and
 * direction. Normalised to the detector's tensor, or in pixels after {@link #inPicture}.
 *
 * @param score 0…1
 * @param left box edge
 * @param top box edge
 * @param right box edge
 * @param bottom box edge
 * @param hips middle of the hips
 * @param bodyCircle a point on the circle around the whole body whose centre is {@code hips}
 */
record Detection(double score, double left, double top, double right, double bottom, Point hips, Point bodyCircle) {

    double area() {
        return Math.max(0, right - left) * Math.max(0, bottom - top);
    }

    /** Middle of the face. */
    Point face() {
        return new Point((left + right) / 2, (top + bottom) / 2);
    }

    /** Radius of the circle around the whole body. */
    double bodyRadius() {
        return hips.distance(bodyCircle);
    }

    /** Intersection over union of the boxes, 0…1; 0 if both are empty. */
    double overlap(Detection other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        double common = Math.max(0, width) * Math.max(0, height);
        double union = area() + other.area() - common;
        return union > 0 ? common / union : 0;
    }

    /** From the tensor to pixels of the picture; {@code region} is the upright rectangle that the tensor shows. */
    Detection inPicture(TurnedRect region) {
        Point first = region.toPicture(left, top);
        Point last = region.toPicture(right, bottom);
        return new Detection(
                score,
                first.x(),
                first.y(),
                last.x(),
                last.y(),
                region.toPicture(hips.x(), hips.y()),
                region.toPicture(bodyCircle.x(), bodyCircle.y()));
    }
}
