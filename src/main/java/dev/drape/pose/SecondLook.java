package dev.drape.pose;

import dev.drape.image.Mask;

/**
 * A person who was found already, looked at once more with the full landmark model: a little closer, so that its cells
 * fall elsewhere, and mirrored. One look's outline is wrong by a cell here and there; two looks are rarely wrong at the
 * same place. Immutable, any thread.
 */
public final class SecondLook {
    /** The model of this look, whatever the first one was. */
    public static final Complexity COMPLEXITY = Complexity.FULL;

    /** Side of the region by the first one's: the middle of what scores best, see docs/quality.md. */
    static final double CLOSER = 0.86;

    /** Over so many cells from its edge inwards the region's say grows from nothing to all. */
    static final int FADE = 16;

    private static final Mask SAY = say();

    private final RegionView mirrored;

    SecondLook(RegionView mirrored) {
        this.mirrored = mirrored;
    }

    /** What it saw, covering the whole picture at that resolution: probability × 255, 0 outside its region. */
    public Mask mask(int width, int height) {
        return mirrored.on(mirroredBack(mirrored.mask().cells())).laid(width, height);
    }

    /** Where it has a say, as {@link #mask}: 255 in its region, less towards the edge, 0 outside. */
    public Mask say(int width, int height) {
        return mirrored.on(SAY).laid(width, height);
    }

    /** Why a preferred device was not used; null when it was. */
    public String fallback() {
        return mirrored.raw().fallback();
    }

    private static Mask mirroredBack(Mask mask) {
        byte[] out = new byte[mask.size()];
        for (int i = 0; i < out.length; i++) {
            int x = i % mask.width();
            out[i] = (byte) mask.at(i - x + mask.width() - 1 - x);
        }
        return Mask.owning(mask.width(), mask.height(), out);
    }

    private static Mask say() {
        byte[] values = new byte[PoseMask.SIDE * PoseMask.SIDE];
        for (int i = 0; i < values.length; i++) {
            double share = Math.min(inwards(i % PoseMask.SIDE), inwards(i / PoseMask.SIDE)) / FADE;
            values[i] = (byte) Math.round(255 * Math.min(1, share));
        }
        return Mask.owning(PoseMask.SIDE, PoseMask.SIDE, values);
    }

    /** How far a cell's centre is from the nearer edge. */
    private static double inwards(int cell) {
        return Math.min(cell, PoseMask.SIDE - 1 - cell) + 0.5;
    }
}
