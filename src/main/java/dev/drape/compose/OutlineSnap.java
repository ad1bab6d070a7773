package dev.drape.compose;

import dev.drape.image.Point;

import java.util.OptionalDouble;

/** Moves a target onto an outline nearby; stays where it is if there is none within reach. */
final class OutlineSnap {
    private OutlineSnap() {}

    /** The direction points out of the region and has length 1; reach in px both ways. */
    static Point along(SoftRegion region, Point start, Point direction, double reach) {
        OptionalDouble crossing = region.crossing(start, direction, reach, reach);
        return crossing.isPresent() ? start.plus(direction.times(crossing.getAsDouble())) : start;
    }
}
