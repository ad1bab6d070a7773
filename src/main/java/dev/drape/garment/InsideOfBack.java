package dev.drape.garment;

import dev.drape.image.LabColor;
import dev.drape.image.LabImage;
import dev.drape.image.Point;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the inside of the back from a rib by its colour: it is the front's cloth in shadow, of the same hue, and darker and
 * greyer by about the same factor. A rib is of the front's own colour or of quite another.
 */
final class InsideOfBack {
    /** How far from the curve the colours are looked at, shares of the neck's width. */
    private static final double ABOVE = 0.03;

    private static final double BELOW = 0.04;
    /** The shadow leaves less light than this share, and more than that. */
    private static final double MOST_LIGHT = 0.96;

    private static final double LEAST_LIGHT = 0.25;
    /** White cloth's shadow is hardly darker than the cloth: a dark grey band is a rib. */
    private static final double LEAST_LIGHT_OF_GREY = 0.75;
    /** Chroma falls by the light's factor, give or take this much. */
    private static final double SAME_FACTOR = 0.4;

    private static final double GREY = 8;
    private static final double SAME_HUE = Math.toRadians(20);

    private InsideOfBack() {}

    /** Whether it lies right above the curve; {@code width} of the neck in px. */
    static boolean liesAbove(List<Point> curve, LabImage lab, double width) {
        LabColor front = median(curve, lab, BELOW * width);
        LabColor above = median(curve, lab, -ABOVE * width);
        double light = above.l() / Math.max(1, front.l());
        return light < MOST_LIGHT && light > LEAST_LIGHT && isShade(front, above, light);
    }

    private static boolean isShade(LabColor front, LabColor above, double light) {
        double full = Math.hypot(front.a(), front.b());
        double chroma = Math.hypot(above.a(), above.b());
        if (full < GREY) {
            return chroma < GREY && light > LEAST_LIGHT_OF_GREY;
        }
        double between =
                Math.acos(Math.min(1, (front.a() * above.a() + front.b() * above.b()) / (full * Math.max(1, chroma))));
        return between < SAME_HUE && Math.abs(chroma / full - light) < SAME_FACTOR;
    }

    private static LabColor median(List<Point> curve, LabImage lab, double down) {
        List<LabColor> colors = new ArrayList<>();
        for (Point p : curve) {
            int x = (int) Math.round(p.x());
            int y = (int) Math.round(p.y() + down);
            if (x >= 0 && x < lab.width() && y >= 0 && y < lab.height()) {
                colors.add(
                        new LabColor(lab.l().at(x, y), lab.a().at(x, y), lab.b().at(x, y)));
            }
        }
        return LabColor.median(colors);
    }
}
