package dev.drape.image.filter;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;

import java.util.Arrays;

/**
 * The nearest set pixel of every pixel, exact, by lower envelopes of parabolas (Meijster, Roerdink, Hesselink 2000):
 * first along columns, then along rows, in integers. Of equally near pixels always the same one is chosen. One object
 * computes some rows; not for sharing.
 */
final class NearestPixels {
    private static final int NONE = -1;
    /** Rows that are worth a thread. */
    private static final int STRIP = 128;

    private final int width;
    private final int height;
    private final int[] rowOfNearest;
    private final int[] apex;
    private final int[] start;

    private NearestPixels(Mask mask, int[] rowOfNearest) {
        this.width = mask.width();
        this.height = mask.height();
        this.rowOfNearest = rowOfNearest;
        this.apex = new int[width];
        this.start = new int[width];
    }

    /** Indices; −1 everywhere if no pixel is set. */
    static int[] of(Mask mask) {
        int[] rowOfNearest = alongColumns(mask);
        int[] out = new int[mask.size()];
        Fork.rows(mask.height(), STRIP, (from, to) -> {
            NearestPixels nearest = new NearestPixels(mask, rowOfNearest);
            for (int y = from; y < to; y++) {
                nearest.alongRow(y, out);
            }
        });
        return out;
    }

    /** For each pixel the row of the nearest set pixel in its column. */
    private static int[] alongColumns(Mask mask) {
        int width = mask.width();
        int[] row = new int[mask.size()];
        for (int i = 0; i < row.length; i++) {
            int above = i < width ? NONE : row[i - width];
            row[i] = mask.isSet(i) ? i / width : above;
        }
        for (int i = row.length - width - 1; i >= 0; i--) {
            int below = row[i + width];
            int y = i / width;
            if (below != NONE && (row[i] == NONE || below - y < y - row[i])) {
                row[i] = below;
            }
        }
        return row;
    }

    private void alongRow(int y, int[] out) {
        int last = envelope(y);
        if (last < 0) {
            Arrays.fill(out, y * width, (y + 1) * width, NONE);
            return;
        }
        for (int x = width - 1; x >= 0; x--) {
            out[y * width + x] = rowOfNearest[y * width + apex[last]] * width + apex[last];
            if (last > 0 && x == start[last]) {
                last--;
            }
        }
    }

    /** Fills apexes and the columns from which each is the nearest; answers the last one's number, −1 if none. */
    private int envelope(int y) {
        int last = -1;
        for (int x = 0; x < width; x++) {
            if (rowOfNearest[y * width + x] == NONE) {
                continue;
            }
            while (last >= 0 && squared(start[last], apex[last], y) > squared(start[last], x, y)) {
                last--;
            }
            long from = last < 0 ? 0 : 1 + crossing(apex[last], x, y);
            if (from < width) {
                last++;
                apex[last] = x;
                start[last] = (int) from;
            }
        }
        return last;
    }

    /** Squared distance from (x, y) to the nearest set pixel of a column. */
    private long squared(int x, int column, int y) {
        return (long) (x - column) * (x - column) + height(column, y);
    }

    private long height(int column, int y) {
        long down = rowOfNearest[y * width + column] - (long) y;
        return down * down;
    }

    /** The last column at which {@code left} is no farther than {@code right}. */
    private long crossing(int left, int right, int y) {
        long difference = (long) right * right - (long) left * left + height(right, y) - height(left, y);
        return Math.floorDiv(difference, 2L * (right - left));
    }
}
