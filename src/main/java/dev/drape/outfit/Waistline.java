package dev.drape.outfit;

import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/**
 * The border between top and bottom: one height a column across the torso, found by dynamic programming over evidence
 * that rewards cloth of the top above, a colour step on the line and a plausible height.
 */
final class Waistline {
    /** The grid in torso coordinates: columns at u = ± {@value #HALF_WIDTH}, rows at t = {@value #FIRST} … {@value #LAST}. */
    static final double HALF_WIDTH = .55;

    private static final double FIRST = .3;
    private static final double LAST = 1.5;
    private static final int COLUMNS = 45;
    private static final int ROWS = 97;

    /** Rows a column, and the score one row costs: less leaves notches (fitted on 47 photos, as all below). */
    private static final int MAX_MOVE = 4;

    private static final double MOVE_COST = .7;

    /** Below this {@link #evidence} the colours say little: then the line is kept nearly level, as waists are. */
    static final double WEAK = 7;

    private static final double WEAK_MOVE_COST = 3;

    /** Of the log ratio of top against bottom or skin: one pixel's say is bounded, and near equality it has none. */
    private static final double CLIP = 4;

    private static final double DEAD_ZONE = .15;
    private static final double RATIO_SCALE = 8;

    /** A point a Lab unit of colour step over ± the reach (px), up to the cap. */
    private static final double STEP_WEIGHT = .12;

    private static final double STEP_CAP = 14;
    private static final int STEP_REACH = 2;

    /** Hems and waistbands lie around .92 of the torso, ± .22. */
    private static final double USUAL = .92;

    private static final double SPREAD = .22;
    private static final double PRIOR_WEIGHT = .6;

    private final double[] heights;
    private final double evidence;

    private Waistline(double[] heights, double evidence) {
        this.heights = heights;
        this.evidence = evidence;
    }

    static Waistline find(Scene scene, ColorModels models) {
        double[][] score = new double[COLUMNS][];
        for (int c = 0; c < COLUMNS; c++) {
            score[c] = column(scene, models, across(c));
        }
        int[] path = bestPath(score, MAX_MOVE, MOVE_COST);
        if (mean(score, path) < WEAK) {
            path = bestPath(score, MAX_MOVE, WEAK_MOVE_COST);
        }
        double[] heights = new double[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            heights[c] = height(path[c]);
        }
        return new Waistline(heights, mean(score, path));
    }

    private static double mean(double[][] score, int[] path) {
        double sum = 0;
        for (int c = 0; c < path.length; c++) {
            sum += score[c][path[c]];
        }
        return sum / path.length;
    }

    /** Torso height of the border at {@code u}; beyond the columns the outermost goes on. */
    double at(double u) {
        double c = (u + HALF_WIDTH) / (2 * HALF_WIDTH) * (COLUMNS - 1);
        if (c <= 0) {
            return heights[0];
        }
        if (c >= COLUMNS - 1) {
            return heights[COLUMNS - 1];
        }
        int left = (int) c;
        return heights[left] + (heights[left + 1] - heights[left]) * (c - left);
    }

    /** Mean score on the line; the lower, the less the colours say. */
    double evidence() {
        return evidence;
    }

    /** The line in pixels, by growing {@code u}. */
    List<Point> points(TorsoFrame frame) {
        List<Point> out = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) {
            out.add(frame.at(heights[c], across(c)));
        }
        return out;
    }

    private static double across(int column) {
        return HALF_WIDTH * (2d * column / (COLUMNS - 1) - 1);
    }

    private static double height(int row) {
        return FIRST + (LAST - FIRST) * row / (ROWS - 1);
    }

    private static double[] column(Scene scene, ColorModels models, double u) {
        double[] out = new double[ROWS];
        double sum = 0;
        for (int r = 0; r < ROWS; r++) {
            double t = height(r);
            double off = (t - USUAL) / SPREAD;
            out[r] = sum + STEP_WEIGHT * colorStep(scene, t, u) - PRIOR_WEIGHT * off * off;
            sum += ratio(scene, models, scene.pixel(scene.frame.at(t, u)));
        }
        return out;
    }

    private static double ratio(Scene scene, ColorModels models, int i) {
        if (i < 0 || scene.person[i] < Scene.SURE || scene.onArm(i)) {
            return 0;
        }
        double other = Math.max(models.log(BodyClass.BOTTOM, i), models.log(BodyClass.SKIN, i));
        double ratio = models.log(BodyClass.TOP, i) - other;
        return Math.abs(ratio) < DEAD_ZONE ? 0 : Math.min(CLIP, Math.max(-CLIP, ratio)) / RATIO_SCALE;
    }

    private static double colorStep(Scene scene, double t, double u) {
        Point p = scene.frame.at(t, u);
        Point reach = scene.frame.down().times(STEP_REACH);
        int above = scene.pixel(p.minus(reach));
        int below = scene.pixel(p.plus(reach));
        if (above < 0
                || below < 0
                || scene.person[above] < Scene.SURE
                || scene.person[below] < Scene.SURE
                || scene.onArm(above)
                || scene.onArm(below)) {
            return 0;
        }
        return Math.min(STEP_CAP, scene.difference(above, below));
    }

    /**
     * The row a column that maximises the sum of scores minus {@code moveCost} a row moved; neighbouring columns differ
     * by at most {@code maxMove} rows. Of equal ends the upper one.
     */
    static int[] bestPath(double[][] score, int maxMove, double moveCost) {
        int columns = score.length;
        int rows = score[0].length;
        int[][] from = new int[columns][rows];
        double[] best = score[0].clone();
        for (int c = 1; c < columns; c++) {
            double[] next = new double[rows];
            for (int r = 0; r < rows; r++) {
                int origin = r;
                for (int k = Math.max(0, r - maxMove); k <= Math.min(rows - 1, r + maxMove); k++) {
                    if (best[k] - moveCost * Math.abs(k - r) > best[origin] - moveCost * Math.abs(origin - r)) {
                        origin = k;
                    }
                }
                from[c][r] = origin;
                next[r] = score[c][r] + best[origin] - moveCost * Math.abs(origin - r);
            }
            best = next;
        }
        int[] path = new int[columns];
        for (int r = 1; r < rows; r++) {
            path[columns - 1] = best[r] > best[path[columns - 1]] ? r : path[columns - 1];
        }
        for (int c = columns - 1; c > 0; c--) {
            path[c - 1] = from[c][path[c]];
        }
        return path;
    }
}
