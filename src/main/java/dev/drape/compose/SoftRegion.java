package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;

import java.util.OptionalDouble;

/** A mask of any size read at points of a picture of another size with the same aspect ratio. */
record SoftRegion(Mask mask, double scaleX, double scaleY) {
    static SoftRegion over(Mask mask, int pictureWidth, int pictureHeight) {
        return new SoftRegion(mask, (double) mask.width() / pictureWidth, (double) mask.height() / pictureHeight);
    }

    /** 0…1, bilinear; the border is repeated outside the picture. */
    double at(double x, double y) {
        double mx = clamp(x * scaleX - 0.5, mask.width() - 1);
        double my = clamp(y * scaleY - 0.5, mask.height() - 1);
        int x0 = (int) mx;
        int y0 = (int) my;
        int x1 = Math.min(x0 + 1, mask.width() - 1);
        int y1 = Math.min(y0 + 1, mask.height() - 1);
        double fx = mx - x0;
        double top = mask.at(x0, y0) * (1 - fx) + mask.at(x1, y0) * fx;
        double bottom = mask.at(x0, y1) * (1 - fx) + mask.at(x1, y1) * fx;
        double fy = my - y0;
        return (top * (1 - fy) + bottom * fy) / 255;
    }

    boolean contains(Point point) {
        return at(point.x(), point.y()) >= 0.5;
    }

    /** Length of a mask pixel in the picture, px. */
    double pixel() {
        return 1 / Math.max(1e-6, Math.max(scaleX, scaleY));
    }

    /**
     * The nearest place on the line {@code start + s · direction} where the outline is crossed.
     *
     * @param direction of length 1, pointing out of the region
     * @param inward how far back to look, px
     * @param outward how far ahead to look, px
     * @return s, or empty if the outline is not crossed within reach
     */
    OptionalDouble crossing(Point start, Point direction, double inward, double outward) {
        boolean inside = contains(start);
        double step = pixel() / 2;
        double reach = inside ? outward : inward;
        double heading = inside ? 1 : -1;
        double before = at(start.x(), start.y());
        double passed = 0;
        int steps = (int) Math.ceil(reach / step);
        for (int i = 1; i <= steps; i++) {
            double s = Math.min(i * step, reach);
            double now = at(start.x() + heading * s * direction.x(), start.y() + heading * s * direction.y());
            if (now >= 0.5 != inside) {
                double share = Math.abs(now - before) < 1e-9 ? 0.5 : (0.5 - before) / (now - before);
                return OptionalDouble.of(heading * (passed + share * (s - passed)));
            }
            before = now;
            passed = s;
        }
        return OptionalDouble.empty();
    }

    private static double clamp(double value, double limit) {
        return value > 0 ? Math.min(value, limit) : 0;
    }
}
