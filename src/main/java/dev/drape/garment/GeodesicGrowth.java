package dev.drape.garment;

import dev.drape.image.Mask;

import java.util.function.IntPredicate;

/** Dilation by a 3×3 square, repeated, that enters allowed pixels only. */
final class GeodesicGrowth {
    private GeodesicGrowth() {}

    /** The seed and what it reaches in at most {@code steps} steps through pixels (by index) that are allowed. */
    static Mask grow(Mask seed, IntPredicate allowed, int steps) {
        int w = seed.width();
        int h = seed.height();
        boolean[] reached = new boolean[seed.size()];
        int[] front = new int[seed.size()];
        int size = 0;
        for (int i = 0; i < reached.length; i++) {
            reached[i] = seed.isSet(i);
        }
        for (int i = 0; i < reached.length; i++) {
            if (reached[i] && hasFreeNeighbour(reached, i, w, h)) {
                front[size++] = i;
            }
        }
        int[] next = new int[seed.size()];
        for (int step = 0; step < steps && size > 0; step++) {
            int n = 0;
            for (int k = 0; k < size; k++) {
                int x0 = front[k] % w;
                int y0 = front[k] / w;
                for (int y = Math.max(0, y0 - 1); y <= Math.min(h - 1, y0 + 1); y++) {
                    for (int x = Math.max(0, x0 - 1); x <= Math.min(w - 1, x0 + 1); x++) {
                        int i = y * w + x;
                        if (!reached[i] && allowed.test(i)) {
                            reached[i] = true;
                            next[n++] = i;
                        }
                    }
                }
            }
            int[] swap = front;
            front = next;
            next = swap;
            size = n;
        }
        return Mask.of(w, h, reached);
    }

    private static boolean hasFreeNeighbour(boolean[] reached, int i, int w, int h) {
        int x0 = i % w;
        int y0 = i / w;
        for (int y = Math.max(0, y0 - 1); y <= Math.min(h - 1, y0 + 1); y++) {
            for (int x = Math.max(0, x0 - 1); x <= Math.min(w - 1, x0 + 1); x++) {
                if (!reached[y * w + x]) {
                    return true;
                }
            }
        }
        return false;
    }
}
