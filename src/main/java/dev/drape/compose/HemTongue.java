package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.outfit.BodyClass;

import java.util.Arrays;

/**
 * Where a worn top reaches far into the trousers or skirt it is tucked into: waistbands are level, so that is a mistake of
 * the parser or the tail of an open jacket, and nothing a new top should be drawn on.
 */
final class HemTongue {
    /** Columns up to this far from the axis are looked at, shoulder widths; what is cut may lie a little beyond them. */
    private static final double COLUMNS = 0.45;

    private static final double BESIDE = 0.6;
    /** Tops end between these depths, torso lengths. */
    private static final double HIGHEST = 0.4;

    private static final double LOWEST = 1.45;
    /** A column counts if the bottom is seen this far below the top's end, torso lengths, and most columns must. */
    private static final double BELOW = 0.05;

    private static final double SEEN = 0.6;
    /** The share of columns that end above the waistband's level. */
    private static final double LEVEL = 0.25;
    /**
     * Lower than this below the level, torso lengths, an end is no end of a tucked top, if a tenth of the columns are as
     * long: of 31 tucked tops one was, and the ends' ninth decile lay 0.07 below the level at most on the others.
     */
    private static final double LONG = 0.10;

    private static final double LONGER = 0.1;

    private HemTongue() {}

    /** The worn top below the level, soft, at the working size; nothing as a rule. */
    static Mask of(Scene scene, BodyFrame body) {
        Mask top = scene.of(BodyClass.TOP);
        double[] ends = ends(scene, body, top);
        int columns = columns(scene, body);
        Arrays.sort(ends);
        int n = ends.length;
        boolean tongue = n > SEEN * columns
                && ends[(int) ((1 - LONGER) * n)] > ends[(int) (LEVEL * n)] + LONG * body.torsoLength();
        return tongue ? below(scene, body, top, ends[(int) (LEVEL * n)]) : Mask.filled(top.width(), top.height(), 0);
    }

    private static int columns(Scene scene, BodyFrame body) {
        return (int) (2 * COLUMNS * body.shoulderWidth() * scene.scale());
    }

    /** Depths at which the worn top ends above the bottom, a column, px in the body frame. */
    private static double[] ends(Scene scene, BodyFrame body, Mask top) {
        SoftRegion worn = new SoftRegion(top, scene.scale(), scene.scale());
        SoftRegion bottom = new SoftRegion(scene.of(BodyClass.BOTTOM), scene.scale(), scene.scale());
        double length = body.torsoLength();
        double step = worn.pixel();
        double[] ends = new double[columns(scene, body)];
        int found = 0;
        for (int column = 0; column < ends.length; column++) {
            double aside = column * step - COLUMNS * body.shoulderWidth();
            double end = LOWEST * length;
            while (end > HIGHEST * length && !worn.contains(body.at(aside, end))) {
                end -= step;
            }
            if (end > HIGHEST * length && bottom.contains(body.at(aside, end + BELOW * length))) {
                ends[found++] = end;
            }
        }
        return Arrays.copyOf(ends, found);
    }

    private static Mask below(Scene scene, BodyFrame body, Mask top, double level) {
        byte[] out = new byte[top.size()];
        for (int i = 0; i < out.length; i++) {
            Point point = new Point((i % top.width() + 0.5) / scene.scale(), (i / top.width() + 0.5) / scene.scale());
            double aside = body.aside(point);
            if (top.at(i) > 0 && Math.abs(aside) < BESIDE * body.shoulderWidth()) {
                double lower = body.depth(point) - body.depth(body.at(aside, level));
                out[i] = (byte) Math.round(top.at(i) * Math.max(0, Math.min(1, lower * scene.scale())));
            }
        }
        return Mask.owning(top.width(), top.height(), out);
    }
}
