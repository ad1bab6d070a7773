package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The polygon around a part's targets. A warp is only to be believed near its anchors: far away a spline may bring the
 * garment into view a second time.
 */
final class Outline {
    private final List<Point> corners;

    private Outline(List<Point> corners) {
        this.corners = corners;
    }

    /** The corners in order; the last is joined to the first. */
    static Outline through(List<Point> corners) {
        return new Outline(List.copyOf(corners));
    }

    /** The convex hull (Andrew's monotone chain). */
    static Outline hull(List<Point> points) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
        List<Point> hull = new ArrayList<>(chain(sorted));
        List<Point> reversed = new ArrayList<>();
        for (int i = sorted.size() - 1; i >= 0; i--) {
            reversed.add(sorted.get(i));
        }
        hull.addAll(chain(reversed));
        return new Outline(hull);
    }

    /** Half of the hull without its last corner, which is the first of the other half. */
    private static List<Point> chain(List<Point> points) {
        List<Point> chain = new ArrayList<>();
        for (Point p : points) {
            while (chain.size() > 1 && cross(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p) <= 0) {
                chain.remove(chain.size() - 1);
            }
            chain.add(p);
        }
        return chain.subList(0, Math.max(0, chain.size() - 1));
    }

    private static double cross(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
    }

    /** Distance from the polygon, 0 inside. */
    double distance(double x, double y) {
        boolean inside = false;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            if (a.y() > y != b.y() > y && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
            nearest = Math.min(nearest, new Capsule(a, b, 1, 1).distance(x, y));
        }
        return inside ? 0 : nearest;
    }

    /** The mask of a box of the photo without the cells of {@code step} px farther from it than the margin. */
    Mask keep(Mask mask, PixelBox box, double margin, int step) {
        byte[] out = mask.toBytes();
        for (int y = 0; y < box.height(); y += step) {
            for (int x = 0; x < box.width(); x += step) {
                if (distance(box.x() + x + step / 2.0, box.y() + y + step / 2.0) > margin) {
                    clear(out, box, x, y, step);
                }
            }
        }
        return Mask.owning(mask.width(), mask.height(), out);
    }

    private static void clear(byte[] out, PixelBox box, int left, int top, int step) {
        for (int y = top; y < Math.min(box.height(), top + step); y++) {
            for (int x = left; x < Math.min(box.width(), left + step); x++) {
                out[y * box.width() + x] = 0;
            }
        }
    }
}
