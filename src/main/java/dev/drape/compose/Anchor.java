package dev.drape.compose;

import dev.drape.image.Point;

/** The point of the photo at which a point of the garment shall be seen, both in continuous pixels. */
record Anchor(Point photo, Point garment) {}
