package dev.drape.compose;

/** What a fit means in shoulder widths. */
final class Ease {
    private Ease() {}

    /** Cloth may leave the person's outline by this much; {@code REGULAR} is fitted on ten photos (± .03: −.003 SSIM). */
    static double outline(Fit fit) {
        return switch (fit) {
            case SLIM -> 0.005;
            case REGULAR -> 0.015;
            case LOOSE -> 0.06;
        };
    }

    /** Added to each side of the torso. */
    static double side(Fit fit) {
        return switch (fit) {
            case SLIM -> -0.02;
            case REGULAR -> 0;
            case LOOSE -> 0.06;
        };
    }
}
