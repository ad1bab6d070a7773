package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.filter.Resize;

import java.util.Arrays;

/**
 * A garment's outline, uncleaned, at a height of 200 rows: the frame category rules are stated in. Rows are given as
 * shares of the height, widths as shares of the greatest width.
 */
final class Shape {
    private static final int ROWS = 200;
    private static final double CENTRE = 0.12;

    private final Mask mask;
    private final double heightToWidth;

    private Shape(Mask mask, double heightToWidth) {
        this.mask = mask;
        this.heightToWidth = heightToWidth;
    }

    static Shape of(Mask garment) {
        PixelBox box = garment.boundingBox();
        int width = Math.max(8, (int) Math.round((double) ROWS * box.width() / box.height()));
        return new Shape(Resize.smooth(garment.crop(box), width, ROWS), (double) box.height() / box.width());
    }

    double heightToWidth() {
        return heightToWidth;
    }

    /** From the leftmost to the rightmost pixel of a row. */
    double extent(double row) {
        return (right(row(row)) - left(row(row)) + 1) / (double) mask.width();
    }

    /** Mean extent over rows. */
    double extent(double from, double to) {
        double sum = 0;
        for (int y = row(from); y <= row(to); y++) {
            sum += right(y) - left(y) + 1;
        }
        return sum / (row(to) - row(from) + 1) / mask.width();
    }

    /** Median over rows of the run through the middle column. */
    double centralRun(double from, double to) {
        double[] runs = new double[row(to) - row(from) + 1];
        for (int y = row(from); y <= row(to); y++) {
            int x = mask.width() / 2;
            int l = x;
            int r = x;
            while (mask.isSet(l - 1, y)) {
                l--;
            }
            while (mask.isSet(r + 1, y)) {
                r++;
            }
            runs[y - row(from)] = mask.isSet(x, y) ? r - l + 1 : 0;
        }
        Arrays.sort(runs);
        return runs[runs.length / 2] / mask.width();
    }

    /** Share of the rows with ground near the middle and garment on both sides of it. */
    double centreGap(double from, double to) {
        int gaps = 0;
        for (int y = row(from); y <= row(to); y++) {
            boolean open = false;
            for (int x = (int) (mask.width() * (0.5 - CENTRE)); x <= mask.width() * (0.5 + CENTRE); x++) {
                open |= !mask.isSet(x, y) && left(y) < x && right(y) > x;
            }
            gaps += open ? 1 : 0;
        }
        return (double) gaps / (row(to) - row(from) + 1);
    }

    /** How far the upper edge dips between its two highest halves, as a share of the height. */
    double neckNotch() {
        int w = mask.width();
        int highestLeft = ROWS;
        int highestRight = ROWS;
        int centre = 0;
        for (int x = 0; x < w; x++) {
            int top = topAt(x);
            if (x < 0.46 * w) {
                highestLeft = Math.min(highestLeft, top);
            } else if (x > 0.54 * w) {
                highestRight = Math.min(highestRight, top);
            } else {
                centre = Math.max(centre, top);
            }
        }
        return (double) (centre - Math.max(highestLeft, highestRight)) / ROWS;
    }

    /** Whether the upper edge is straight: nearly as wide at the very top as a little below. */
    boolean hasFlatTop() {
        return extent(0.025) > 0.8 * extent(0.07) && solid(0.025) > 0.75;
    }

    /** Share of a row's extent that is garment. */
    private double solid(double row) {
        int y = row(row);
        int n = 0;
        for (int x = left(y); x <= right(y); x++) {
            n += mask.isSet(x, y) ? 1 : 0;
        }
        return (double) n / Math.max(1, right(y) - left(y) + 1);
    }

    private int topAt(int x) {
        int y = 0;
        while (y < ROWS && !mask.isSet(x, y)) {
            y++;
        }
        return y;
    }

    private static int row(double share) {
        return Math.min(ROWS - 1, Math.max(0, (int) Math.round(share * ROWS)));
    }

    private int left(int y) {
        int x = 0;
        while (x < mask.width() && !mask.isSet(x, y)) {
            x++;
        }
        return x;
    }

    private int right(int y) {
        int x = mask.width() - 1;
        while (x >= 0 && !mask.isSet(x, y)) {
            x--;
        }
        return x;
    }
}
