package dev.drape.compose;

/** The smooth step {@code 3 t² − 2 t³}, 0 below 0 and 1 above 1. */
final class Smooth {
    private Smooth() {}

    static double step(double t) {
        double clipped = t > 0 ? Math.min(t, 1) : 0;
        return clipped * clipped * (3 - 2 * clipped);
    }

    /** Rises from 0 at {@code from} to 1 at {@code to}. */
    static double between(double value, double from, double to) {
        return step((value - from) / (to - from));
    }
}
