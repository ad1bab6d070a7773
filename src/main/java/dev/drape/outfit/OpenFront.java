package dev.drape.outfit;

/**
 * Tells a jacket worn open over a shirt: a strip down the middle of the top, of another colour than both sides, which are
 * alike. A print does not reach from neck to hem.
 */
final class OpenFront {
    /** In {@link TorsoFrame} coordinates: rows from below the collar to above any hem, columns to the armholes. */
    private static final double FIRST = .1;

    private static final double LAST = .75;
    private static final int ROWS = 33;
    private static final double NARROWEST = .05;
    private static final double WIDEST = .4;
    private static final int COLUMNS = 24;

    /** Columns an edge may move a row, and what moving one costs in Lab units. */
    private static final int MAX_MOVE = 2;

    private static final double MOVE_COST = 2;

    /** Half the width of an edge; how far beside it a side is looked at. */
    private static final double EDGE = .02;

    private static final double BESIDE = .07;

    /** Lab units: an edge's step is capped, strip and sides differ by at least so much, the sides by less. */
    private static final double STEP_CAP = 20;

    private static final double OTHER_COLOR = 14;

    /** Share of the rows that must agree, and so many must be seen. */
    private static final double AGREE = .75;

    private static final int LEAST_ROWS = 16;

    private OpenFront() {}

    static boolean seen(Scene scene, SoftLabels labels) {
        int[] left = edge(scene, -1);
        int[] right = edge(scene, 1);
        int seen = 0;
        int agree = 0;
        for (int r = 0; r < ROWS; r++) {
            double a = -across(left[r]);
            double b = across(right[r]);
            int strip = pixel(scene, r, (a + b) / 2);
            int one = pixel(scene, r, a - BESIDE);
            int other = pixel(scene, r, b + BESIDE);
            if (strip < 0 || one < 0 || other < 0) {
                continue;
            }
            seen++;
            boolean cloth = labels.share(BodyClass.TOP, strip) > .5
                    && labels.share(BodyClass.TOP, one) > .5
                    && labels.share(BodyClass.TOP, other) > .5;
            agree += cloth
                            && scene.difference(strip, one) > OTHER_COLOR
                            && scene.difference(strip, other) > OTHER_COLOR
                            && scene.difference(one, other) < OTHER_COLOR
                    ? 1
                    : 0;
        }
        return seen >= LEAST_ROWS && agree > AGREE * seen;
    }

    /** A column a row: the strongest edge down one side. */
    private static int[] edge(Scene scene, int side) {
        double[][] step = new double[ROWS][COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                int inner = pixel(scene, r, side * (across(c) - EDGE));
                int outer = pixel(scene, r, side * (across(c) + EDGE));
                step[r][c] = inner < 0 || outer < 0 ? 0 : Math.min(STEP_CAP, scene.difference(inner, outer));
            }
        }
        return Waistline.bestPath(step, MAX_MOVE, MOVE_COST);
    }

    private static int pixel(Scene scene, int row, double u) {
        return scene.pixel(scene.frame.at(FIRST + (LAST - FIRST) * row / (ROWS - 1), u));
    }

    private static double across(int column) {
        return NARROWEST + (WIDEST - NARROWEST) * column / (COLUMNS - 1);
    }
}
