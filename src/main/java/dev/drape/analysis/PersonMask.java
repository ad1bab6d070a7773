package dev.drape.analysis;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.GuidedFilter;
import dev.drape.image.filter.Resize;

/**
 * One person mask from those of the pose and the selfie model: the larger of both a pixel, because each misses what the
 * other has, with its edges drawn to those of the photo. Measured in docs/quality.md.
 */
final class PersonMask {
    /** Long side of the mask, px: four times the models' own masks. */
    static final int MAX_SIDE = 1024;

    /** Radius of the guided filter by the mask's long side: 6 px at 1024. */
    private static final double RADIUS = 6d / MAX_SIDE;

    /** Variance of the luma (0…1) below which an area has no edge worth following. */
    private static final double EPSILON = 1e-3;

    /** The filter's lines are fitted on every second pixel: the edges stay, the time is a third. */
    private static final int STEP = 2;

    private PersonMask() {}

    /**
     * Joins two masks that cover the whole photo, at any resolution.
     *
     * @return at the photo's size, or reduced to {@link #MAX_SIDE}
     */
    static Mask of(RgbImage photo, Mask pose, Mask selfie) {
        int longSide = Math.max(photo.width(), photo.height());
        double scale = Math.min(1, (double) MAX_SIDE / longSide);
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        Mask joined = Resize.smooth(pose, width, height).max(Resize.smooth(selfie, width, height));
        RgbImage guide = Resize.smooth(photo, width, height);
        int radius = Math.max(1, (int) Math.round(RADIUS * Math.max(width, height)));
        return GuidedFilter.apply(guide, joined, radius, EPSILON, radius % STEP == 0 ? STEP : 1);
    }
}
