package dev.drape.image;

/** A point or a vector; the frame (pixels of which picture, or normalised 0…1) is the maker's to say. */
public record Point(double x, double y) {
    public Point plus(Point other) {
        return new Point(x + other.x, y + other.y);
    }

    public Point minus(Point other) {
        return new Point(x - other.x, y - other.y);
    }

    public Point times(double factor) {
        return new Point(x * factor, y * factor);
    }

    public double dot(Point other) {
        return x * other.x + y * other.y;
    }

    public double length() {
        return Math.hypot(x, y);
    }

    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** This vector at length 1; the zero vector stays zero. */
    public Point unit() {
        double n = length();
        return n == 0 ? this : new Point(x / n, y / n);
    }

    /** Turned a quarter: (x, y) → (−y, x), clockwise on screen. */
    public Point perpendicular() {
        return new Point(-y, x);
    }

    /** This point at share 0, the other at share 1. */
    public Point lerp(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
