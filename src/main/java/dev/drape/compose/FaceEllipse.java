package dev.drape.compose;

import dev.drape.image.Point;

/**
 * The face, which is never drawn over, photo px.
 *
 * @param center px
 * @param upright from chin to brow, length 1
 * @param width half axis across, px
 * @param height half axis along {@code upright}, px
 */
record FaceEllipse(Point center, Point upright, double width, double height) {
    boolean contains(double x, double y) {
        double dx = x - center.x();
        double dy = y - center.y();
        double along = (dx * upright.x() + dy * upright.y()) / height;
        double across = aside(x, y);
        return along * along + across * across <= 1;
    }

    /** Half widths to image-right of the line from brow to chin. */
    double aside(double x, double y) {
        return ((y - center.y()) * upright.x() - (x - center.x()) * upright.y()) / width;
    }
}
