package dev.drape.compose;

import dev.drape.image.Mask;

/** How far a garment reaches to either side of its axis, row by row: the run of cloth that holds the axis. */
final class GarmentProfile {
    private final Mask mask;
    private final double axis;

    /** The axis in continuous px of the mask. */
    GarmentProfile(Mask mask, double axis) {
        this.mask = mask;
        this.axis = axis;
    }

    /** Px from the axis to the end of the run at a row, 0 if there is no cloth at the axis. */
    double half(Side side, double y) {
        int row = (int) Math.max(0, Math.min(mask.height() - 1, Math.round(y - 0.5)));
        int start = (int) Math.max(0, Math.min(mask.width() - 1, Math.round(axis - 0.5)));
        int x = start;
        while (x >= 0 && x < mask.width() && mask.isSet(row * mask.width() + x)) {
            x += side.sign();
        }
        return x == start ? 0 : Math.abs(x - axis + 0.5 - 0.5 * side.sign());
    }
}
