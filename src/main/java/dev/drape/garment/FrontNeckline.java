package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The front's upper edge: the curve {@code y = ends + depth · width · (1 − |u|^p)}, u = −1…1 between two ends on the
 * outline; p = 1 is a V. Looked for by {@link NecklineSearch}.
 *
 * @param left px of the working size, on the outline
 * @param exponent p, a whole number from 1
 * @param depth share of the distance of the ends
 * @param score 0…1, the share of the curve on an edge
 * @param contrast mean height of that edge, Lab units a pixel
 */
record FrontNeckline(Point left, Point right, int exponent, double depth, double score, double contrast) {
    private static final int POINTS = 21;
    /** Collar points closer than this, px, enclose nothing that could be searched. */
    private static final int LEAST_WIDTH = 8;

    /**
     * Looks for it.
     *
     * @param left the collar points: about where it ends
     * @param standing whether the collar stands clearly above the shoulders
     */
    static Optional<FrontNeckline> find(
            LabImage lab, Silhouette silhouette, Point left, Point right, boolean standing) {
        if (right.x() - left.x() < LEAST_WIDTH) {
            return Optional.empty();
        }
        NecklineSearch search = new NecklineSearch(lab, silhouette, left, right);
        return standing ? search.underCollar().or(search::plainBest) : search.best();
    }

    boolean isV() {
        return exponent == 1;
    }

    /** Mean height of the edge over the whole curve, 0 where there is none. */
    double strength() {
        return score * contrast;
    }

    double width() {
        return right.x() - left.x();
    }

    /** Row of its lowest point. */
    double bottom() {
        return at(0).y();
    }

    /** How much farther in a parallel curve begins that lies higher by {@code thick} px. */
    double inset(double thick) {
        return thick * Math.hypot(1, 1 / (2.0 * exponent * depth));
    }

    /** Points along the curve from left to right, same frame as its ends. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(at(2.0 * i / (POINTS - 1) - 1));
        }
        return points;
    }

    /** The middle half of its points. */
    List<Point> lower() {
        return points().subList(POINTS / 4, POINTS - POINTS / 4);
    }

    /** The point at u, −1…1. */
    Point at(double u) {
        Point base = left.lerp(right, (u + 1) / 2);
        return new Point(base.x(), base.y() + depth * width() * (1 - power(Math.abs(u))));
    }

    private double power(double u) {
        double power = u;
        for (int i = 1; i < exponent; i++) {
            power *= u;
        }
        return power;
    }
}
