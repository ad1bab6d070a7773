package dev.drape.compose;

import dev.drape.image.Point;

import java.util.List;

/**
 * Middle and root mean square distance from it of the anchors' photo points, to make coordinates about 1 in size.
 *
 * @param middle px
 * @param size px, never 0
 */
record Spread(Point middle, double size) {
    static Spread of(List<Anchor> anchors) {
        double n = Math.max(1, anchors.size());
        Point middle = new Point(0, 0);
        for (Anchor anchor : anchors) {
            middle = middle.plus(anchor.photo().times(1 / n));
        }
        double squares = 0;
        for (Anchor anchor : anchors) {
            Point d = anchor.photo().minus(middle);
            squares += d.dot(d) / n;
        }
        return new Spread(middle, squares > 0 ? Math.sqrt(squares) : 1);
    }

    Point normalise(Point photo) {
        return new Point((photo.x() - middle.x()) / size, (photo.y() - middle.y()) / size);
    }
}
