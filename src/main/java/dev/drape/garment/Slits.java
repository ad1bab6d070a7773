package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;

/**
 * Finds the narrow gaps between a sleeve and the body that open downwards: too narrow for the flood's ball, and at the
 * residual's smoothing their ground is mixed with the cloth beside it. They are followed upwards from their mouth in the
 * picture itself, row by row, as a valley of contrast between two walls of cloth.
 *
 * <p>On retouched pages a white stripe that ends at the hem has exactly the ground's colour. The mouth tells them apart: at a
 * gap's one wall, the sleeve's or the body's, goes on farther down; below a stripe there is ground on both sides.
 *
 * <p>Lengths are pixels at a long side of 512.
 */
final class Slits {
    /** Shorter ones are left to {@link Wedges}. */
    private static final int LEAST_ROWS = 32;
    /** A gap is at least this many times as long as it is wide. */
    private static final int SLENDER = 3;
    /** The found ground's edge is ragged by so much. */
    private static final int RAGGED_ROWS = 8;

    /** The walls are looked for this far from the valley. */
    private static final int WALL_WITHIN = 14;
    /** Contrast of the valley as a share of that of its lower wall: at a gap two pixels wide, a third is cloth. */
    private static final double VALLEY_SHARE = 0.35;
    /** The same over the whole length: a gap is wider in most rows. */
    private static final double MEAN_SHARE = 0.15;
    /** Either where the ground may lie in shadow. */
    private static final double SHADED_SHARE = 0.5;
    /** Hue of the ground in shadow, Lab units. */
    private static final double SAME_HUE = 3.5;
    /** Least contrast of a wall, Lab units. */
    private static final double CLEAR = 12;
    /** A gap begins below this share of the garment's height. */
    private static final double TOP_SHARE = 0.3;
    /** So far below the mouth one wall must still stand, so close to the gap's column. */
    private static final int MOUTH_ROWS = 20;

    private static final int MOUTH_REACH = 5;

    private final Mask garment;
    private final LabImage lab;
    private final GroundModel model;
    private final double least;
    /** Whether the ground may lie in shadow where gaps are narrow, which {@link Wedges} follows. */
    private final boolean shaded;

    private final int width;
    private final int height;
    private final boolean[] slit;
    /** Contrast of the valley where the ground may lie in shadow. */
    private final float[] level;

    /** Columns of a gap in one row, both inclusive; {@code valley} is its lowest contrast, {@code share} that over the lower wall's. */
    private record Run(int row, int left, int right, int leftWall, int rightWall, double valley, double share) {}

    /**
     * Finds them.
     *
     * @param garment what is left of the picture without the ground that was found; may be empty
     */
    Slits(Mask garment, LabImage lab, GroundModel model, GroundNoise noise) {
        this.garment = garment;
        this.lab = lab;
        this.model = model;
        this.least = noise.distance();
        this.shaded = noise.isPhotographed();
        this.width = garment.width();
        this.height = garment.height();
        this.slit = new boolean[garment.size()];
        this.level = new float[garment.size()];
        if (garment.count() > 0) {
            find();
        }
    }

    /** The garment without them. */
    Mask opened() {
        return garment.min(Mask.of(width, height, slit).invert());
    }

    /** How much the ground in them differs from the ground where it may lie in shadow, Lab units; 0 elsewhere. */
    Plane shadow() {
        return Plane.owning(width, height, level);
    }

    private void find() {
        PixelBox box = garment.boundingBox();
        int top = (int) (box.y() + TOP_SHARE * box.height());
        for (int y = box.y() + box.height() - 1 - MOUTH_ROWS; y > top; y--) {
            for (int x = box.x() + 1; x < box.x() + box.width() - 1; x++) {
                if (isGarment(x, y) && !garment.isSet(x, y + 1) && isMouth(x, y)) {
                    follow(x, y, box.y());
                }
            }
        }
    }

    private boolean isGarment(int x, int y) {
        return garment.isSet(x, y) && !slit[y * width + x];
    }

    private boolean isMouth(int x, int y) {
        int below = y + MOUTH_ROWS;
        boolean left = false;
        boolean right = false;
        for (int k = 1; k <= MOUTH_REACH; k++) {
            left |= garment.isSet(x - k, below);
            right |= garment.isSet(x + k, below);
        }
        return left != right && !garment.isSet(x, below);
    }

    /** Follows a valley upwards from its mouth as long as there is one; keeps it if it is long and clear enough. */
    private void follow(int x, int y, int top) {
        Run[] runs = new Run[y - top + 1];
        int n = 0;
        double shares = 0;
        int widest = 0;
        Run run = null;
        for (int row = y; run == null && row > Math.max(top, y - RAGGED_ROWS); row--) {
            run = at(row, x - 1, x + 1, x - WALL_WITHIN, x + WALL_WITHIN);
        }
        while (run != null && (n < RAGGED_ROWS || isEnclosed(run))) {
            runs[n++] = run;
            shares += run.share();
            widest = Math.max(widest, run.right() - run.left() + 1);
            run = run.row() == top
                    ? null
                    : at(run.row() - 1, run.left() - 1, run.right() + 1, run.left() - 1, run.right() + 1);
        }
        if (n >= Math.max(LEAST_ROWS, SLENDER * widest) && shares < (shaded ? SHADED_SHARE : MEAN_SHARE) * n) {
            for (int k = 0; k < n; k++) {
                for (int column = runs[k].left(); column <= runs[k].right(); column++) {
                    int i = runs[k].row() * width + column;
                    slit[i] = true;
                    level[i] = shaded ? (float) runs[k].valley() : 0;
                }
            }
        }
    }

    /** The gap in a row: its lowest contrast between two columns, grown sideways within limits; null if there is none. */
    private Run at(int row, int from, int to, int leftLimit, int rightLimit) {
        int lowest = Math.max(1, from);
        for (int x = lowest + 1; x <= Math.min(width - 2, to); x++) {
            lowest = contrast(x, row) < contrast(lowest, row) ? x : lowest;
        }
        int leftWall = wall(lowest, row, -1);
        int rightWall = wall(lowest, row, 1);
        double wall = Math.min(contrast(leftWall, row), contrast(rightWall, row));
        double limit = Math.max(least, (shaded ? SHADED_SHARE : VALLEY_SHARE) * wall);
        double valley = contrast(lowest, row);
        if (wall < Math.max(CLEAR, 2 * least) || valley >= limit || !isGround(lowest, row)) {
            return null;
        }
        int left = lowest;
        int right = lowest;
        while (left > leftLimit && contrast(left - 1, row) < limit) {
            left--;
        }
        while (right < rightLimit && contrast(right + 1, row) < limit) {
            right++;
        }
        return new Run(row, left, right, leftWall, rightWall, valley, valley / wall);
    }

    private boolean isEnclosed(Run run) {
        for (int x = run.leftWall(); x <= run.rightWall(); x++) {
            if (!garment.isSet(x, run.row())) {
                return false;
            }
        }
        return true;
    }

    /** The column of the highest contrast on one side. */
    private int wall(int x, int row, int step) {
        int highest = x;
        for (int k = 1; k <= WALL_WITHIN; k++) {
            highest = contrast(x + k * step, row) > contrast(highest, row) ? x + k * step : highest;
        }
        return highest;
    }

    private boolean isGround(int x, int y) {
        float[] d = difference(x, y);
        return garment.isSet(x, y) && (!shaded || model.hue(d[0], d[1], d[2]) < Math.max(SAME_HUE, least));
    }

    /** How much the picture differs from the ground at a pixel, unsmoothed, Lab units; 0 outside the picture. */
    private double contrast(int x, int y) {
        if (x < 0 || x >= width) {
            return 0;
        }
        float[] d = difference(x, y);
        return Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    }

    private float[] difference(int x, int y) {
        int i = y * width + x;
        float[] difference = {lab.l().at(i), lab.a().at(i), lab.b().at(i)};
        model.subtractFrom(difference, GroundModel.normalised(x, width), GroundModel.normalised(y, height));
        return difference;
    }
}
