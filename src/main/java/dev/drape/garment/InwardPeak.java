package dev.drape.garment;

import dev.drape.image.Plane;

/**
 * The highest contrast just inside an outline, looked for along the outline's own normal. A square neighbourhood would
 * find the dark stripe beside a light one and take the light stripe's end for a rim.
 */
final class InwardPeak {
    /** From this hue on a contrast that rises no more is that of cloth, whatever lies behind it. */
    private static final float COLORED = 8;

    private final Plane inside;
    private final Plane distance;
    private final Plane hue;
    private final int reach;

    /**
     * Prepares.
     *
     * @param inside the garment smoothed, 0 outside … 1 inside: its slope is the normal
     * @param distance contrast to the ground, Lab units
     * @param hue how much of it no light or shadow explains, Lab units
     * @param reach how far to look, px
     */
    InwardPeak(Plane inside, Plane distance, Plane hue, int reach) {
        this.inside = inside;
        this.distance = distance;
        this.hue = hue;
        this.reach = reach;
    }

    /** The highest contrast from the pixel inwards. */
    float at(int index) {
        int w = inside.width();
        int h = inside.height();
        int x = index % w;
        int y = index / w;
        int left = Math.max(0, x - 1);
        int right = Math.min(w - 1, x + 1);
        int up = Math.max(0, y - 1);
        int down = Math.min(h - 1, y + 1);
        double gx = inside.at(right, y) - inside.at(left, y);
        double gy = inside.at(x, down) - inside.at(x, up);
        double length = Math.hypot(gx, gy);
        float peak = distance.at(index);
        if (length == 0) {
            return peak;
        }
        boolean colored = hue.at(index) > COLORED;
        for (int step = 1; step <= reach; step++) {
            int px = (int) Math.round(x + gx / length * step);
            int py = (int) Math.round(y + gy / length * step);
            if (px < 0 || py < 0 || px >= w || py >= h) {
                break;
            }
            float next = distance.at(px, py);
            if (colored && next <= peak) {
                break;
            }
            colored = hue.at(px, py) > COLORED;
            peak = Math.max(peak, next);
        }
        return peak;
    }
}
