package dev.drape.compose;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects anchors in the order of their importance and drops those too close to an earlier one: two near points that
 * disagree fold a spline.
 */
final class Anchors {
    private final double photoSpacing;
    private final double garmentSpacing;
    private final List<Anchor> kept = new ArrayList<>();

    /** Spacings in px of the photo and of the garment. */
    Anchors(double photoSpacing, double garmentSpacing) {
        this.photoSpacing = photoSpacing;
        this.garmentSpacing = garmentSpacing;
    }

    /** False if the anchor was dropped. */
    boolean add(Point photo, Point garment) {
        if (!finite(photo) || !finite(garment)) {
            return false;
        }
        for (Anchor other : kept) {
            if (other.photo().distance(photo) < photoSpacing || other.garment().distance(garment) < garmentSpacing) {
                return false;
            }
        }
        return kept.add(new Anchor(photo, garment));
    }

    List<Anchor> list() {
        return List.copyOf(kept);
    }

    private static boolean finite(Point point) {
        return Double.isFinite(point.x()) && Double.isFinite(point.y());
    }
}
