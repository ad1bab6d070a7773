package dev.drape.compose;

import dev.drape.image.Point;

/** Everything within a radius of a line from a to b; the radius changes evenly from one end to the other. */
record Capsule(Point a, Point b, double radiusA, double radiusB) {
    /** Distance from the line over the radius there: below 1 inside. */
    double distance(double x, double y) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double squared = dx * dx + dy * dy;
        double share = squared == 0 ? 0 : ((x - a.x()) * dx + (y - a.y()) * dy) / squared;
        double clipped = Math.max(0, Math.min(1, share));
        double awayX = x - a.x() - clipped * dx;
        double awayY = y - a.y() - clipped * dy;
        double away = Math.sqrt(awayX * awayX + awayY * awayY);
        return away / Math.max(1e-6, radiusA + (radiusB - radiusA) * clipped);
    }
}
