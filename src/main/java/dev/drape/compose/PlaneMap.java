package dev.drape.compose;

import dev.drape.image.Point;

/** A map of the plane: where in the garment's picture a point of the photo looks. Continuous pixels. */
interface PlaneMap {
    Point map(double x, double y);
}
