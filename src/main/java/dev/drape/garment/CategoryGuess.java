package dev.drape.garment;

/**
 * What a garment covers, told from its outline. The limits were fitted on 75 product photos, of which two, long tank
 * tops taken for dresses, are wrong.
 *
 * @param confidence 0…1
 * @param legs whether two separate legs were seen
 */
record CategoryGuess(Category category, double confidence, boolean legs) {
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.85;
    private static final double UNSURE = 0.6;

    private static final double LEG_GAP = 0.8;
    private static final double WAIST_WIDTH = 0.5;
    private static final double NOTCH = 0.03;
    private static final double SKIRT_WAIST = 0.6;
    private static final double SKIRT_HEM = 0.8;
    private static final double STRAIGHT_WAIST = 0.62;
    private static final double TALL = 1.85;
    private static final double TALL_TORSO = 2.2;
    private static final double LONG_TOP = 2.1;
    private static final double FLARE = 1.45;
    private static final double FLARED_TALL = 2.6;

    static CategoryGuess of(Shape shape) {
        boolean flat = shape.neckNotch() < NOTCH;
        if (shape.centreGap(0.75, 0.97) > LEG_GAP && shape.extent(0.01, 0.06) > WAIST_WIDTH && flat) {
            return new CategoryGuess(Category.BOTTOM, SURE, true);
        }
        if (shape.hasFlatTop() && flat && shape.extent(0.15) < SKIRT_WAIST && shape.extent(0.95) > SKIRT_HEM) {
            return new CategoryGuess(Category.BOTTOM, LIKELY, false);
        }
        if (isOnePiece(shape)) {
            return new CategoryGuess(Category.ONE_PIECE, LIKELY, false);
        }
        if (shape.hasFlatTop() && flat && isStraightSkirt(shape)) {
            return new CategoryGuess(Category.BOTTOM, UNSURE, false);
        }
        boolean nearlyOnePiece = shape.heightToWidth() > 0.85 * TALL && shape.heightToWidth() < LONG_TOP;
        return new CategoryGuess(Category.TOP, nearlyOnePiece ? LIKELY : SURE, false);
    }

    private static boolean isOnePiece(Shape shape) {
        double tall = shape.heightToWidth();
        double torso = shape.centralRun(0.5, 0.75);
        boolean longTop = tall < LONG_TOP && Math.abs(torso - shape.extent(0.3)) <= 0.13 && shape.extent(0.6) > 0.83;
        boolean longAndSlim = tall >= TALL && tall / torso >= TALL_TORSO && !longTop;
        double waist = Math.min(shape.centralRun(0.35, 0.42), shape.centralRun(0.42, 0.5));
        boolean fitAndFlare = waist > 0 && shape.centralRun(0.9, 0.95) >= FLARE * waist && tall / waist >= FLARED_TALL;
        return longAndSlim || fitAndFlare;
    }

    /** Edges that widen evenly from a wide flat top downwards: no shoulders, no sleeves. */
    private static boolean isStraightSkirt(Shape shape) {
        double last = shape.extent(0.05);
        if (last < STRAIGHT_WAIST) {
            return false;
        }
        for (double row = 0.1; row < 0.96; row += 0.05) {
            if (shape.extent(row) < last - 0.03) {
                return false;
            }
            last = Math.max(last, shape.extent(row));
        }
        return true;
    }
}
