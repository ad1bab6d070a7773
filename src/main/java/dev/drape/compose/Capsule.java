package dev.drape.compose;

import dev.drape.image.Point;

/** Everything within a radius of a line from a to b; the radius changes evenly from one end to the other. */
record Capsule(Point a, Point b, double radiusA, double radiusB) {
    /** Distance from the line over the radius there: below 1 inside. */
    double distance(double x, double y) {
        double share = share(x, y);
        double awayX = x - a.x() - share * (b.x() - a.x());
        double awayY = y - a.y() - share * (b.y() - a.y());
        return Math.sqrt(awayX * awayX + awayY * awayY) / Math.max(1e-6, radiusA + (radiusB - radiusA) * share);
    }

    /** Where along the line the nearest place is: 0 at a, 1 at b. */
    double share(double x, double y) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double squared = dx * dx + dy * dy;
        double share = squared == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / squared;
        return Math.max(0, Math.min(1, share));
    }
}
