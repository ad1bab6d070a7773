package dev.drape.skin;

import dev.drape.image.Point;

/**
 * An ellipse of skin, px.
 *
 * @param center of it
 * @param across half axis along the line of the eyes
 * @param down half axis from the eyes to the mouth
 */
record Patch(Point center, Point across, Point down) {

    boolean contains(double x, double y) {
        Point offset = new Point(x, y).minus(center);
        double u = offset.dot(across) / across.dot(across);
        double v = offset.dot(down) / down.dot(down);
        return u * u + v * v <= 1;
    }

    /** How far it may reach from the centre. */
    double reach() {
        return Math.max(across.length(), down.length());
    }
}
