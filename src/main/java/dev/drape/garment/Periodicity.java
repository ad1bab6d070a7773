package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.filter.Blur;

/**
 * How regularly the lightness of a cloth repeats across and down, from the autocorrelation of what differs from its
 * surroundings: the height of the first repeat above the dip before it. Woven checks repeat both ways, stripes one way,
 * prints neither way. Looked at in the middle of the cloth, at the working size.
 *
 * @param across along a row, 0…2: 0 = no repeat
 * @param down along a column
 * @param contrast root mean square of the differences, Lab units
 * @param evenness share of the sixteen parts of the middle that differ as much as the others: a weave is everywhere
 * @param skewness of the differences: checks have as much light as dark, dots on a ground have not
 */
record Periodicity(double across, double down, double contrast, double evenness, double skewness) {
    private static final double CHECKED = 0.4;
    private static final double BALANCED = 1;
    private static final double EVERYWHERE = 0.8;
    private static final int PARTS = 4;
    /** A part differs as much as the others from this share of the mean square on. */
    private static final double AS_MUCH = 0.25;

    private static final double LEAST_CONTRAST = 1.5;
    private static final double STRIPED = 1;
    private static final double NO_REPEAT = 0.25;
    private static final double STRIPE_CONTRAST = 4;

    private static final Periodicity NONE = new Periodicity(0, 0, 0, 0, 0);
    /** Repeats from 3 to 24 px are looked for: up to an eighth of a garment's width. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 24;
    /** Shading is slower than this, px. */
    private static final int SHADING_RADIUS = 12;
    /** The middle: from and to, as shares of the outline's box. */
    private static final double LEFT = 0.3;

    private static final double RIGHT = 0.7;
    private static final double TOP = 0.3;
    private static final double BOTTOM = 0.75;

    /** Nothing repeats where there is too little cloth. */
    static Periodicity of(Plane lightness, Mask cloth) {
        PixelBox outline = cloth.boundingBox();
        int left = (int) (outline.x() + LEFT * outline.width());
        int top = (int) (outline.y() + TOP * outline.height());
        int width = (int) ((RIGHT - LEFT) * outline.width());
        int height = (int) ((BOTTOM - TOP) * outline.height());
        if (width <= LONGEST || height <= LONGEST) {
            return NONE;
        }
        Mask middle = cloth.crop(new PixelBox(left, top, width, height));
        return of(differences(lightness, middle, left, top), middle);
    }

    /**
     * Repeats both ways, with as much light as dark. A fine gingham measures 0.82 and 0.46, prints up to 0.33 both ways,
     * polka dots 0.77 and 0.72 with a skewness of 2.8.
     */
    boolean isChecked() {
        return Math.min(across, down) > CHECKED
                && Math.abs(skewness) < BALANCED
                && evenness > EVERYWHERE
                && contrast > LEAST_CONTRAST;
    }

    /** Repeats one way only, and clearly: pleats and ribs repeat too, but faintly. */
    boolean isStriped() {
        return Math.max(across, down) > STRIPED
                && Math.min(across, down) < NO_REPEAT
                && Math.abs(skewness) < BALANCED
                && contrast > STRIPE_CONTRAST;
    }

    /** Lightness minus its mean over the cloth around; 0 off the cloth. */
    private static float[] differences(Plane lightness, Mask middle, int left, int top) {
        int w = middle.width();
        float[] on = new float[middle.size()];
        float[] values = new float[on.length];
        for (int i = 0; i < on.length; i++) {
            on[i] = middle.isSet(i) ? 1 : 0;
            values[i] = on[i] * lightness.at(left + i % w, top + i / w);
        }
        Plane sum = Blur.box(Plane.owning(w, middle.height(), values.clone()), SHADING_RADIUS);
        Plane share = Blur.box(Plane.owning(w, middle.height(), on.clone()), SHADING_RADIUS);
        for (int i = 0; i < on.length; i++) {
            values[i] = on[i] == 0 ? 0 : values[i] - sum.at(i) / share.at(i);
        }
        return values;
    }

    private static Periodicity of(float[] differences, Mask middle) {
        double squares = 0;
        double cubes = 0;
        int n = Math.max(1, middle.count());
        for (float d : differences) {
            squares += d * d;
            cubes += (double) d * d * d;
        }
        double deviation = Math.sqrt(squares / n);
        return new Periodicity(
                repeat(differences, middle, 1, 0),
                repeat(differences, middle, 0, 1),
                deviation,
                evenness(differences, middle, squares / differences.length),
                cubes / n / Math.max(1e-9, Math.pow(deviation, 3)));
    }

    private static double evenness(float[] differences, Mask middle, double meanSquare) {
        int w = middle.width();
        int h = middle.height();
        double[] sums = new double[PARTS * PARTS];
        int[] counts = new int[sums.length];
        for (int i = 0; i < differences.length; i++) {
            int part = i / w * PARTS / h * PARTS + i % w * PARTS / w;
            sums[part] += differences[i] * differences[i];
            counts[part]++;
        }
        int alike = 0;
        for (int part = 0; part < sums.length; part++) {
            alike += sums[part] / counts[part] > AS_MUCH * meanSquare ? 1 : 0;
        }
        return (double) alike / sums.length;
    }

    private static double repeat(float[] differences, Mask middle, int dx, int dy) {
        double dip = 1;
        double best = 0;
        for (int lag = 1; lag <= LONGEST; lag++) {
            double correlation = correlation(differences, middle, lag * dx, lag * dy);
            dip = Math.min(dip, correlation);
            if (lag >= SHORTEST && correlation > 0) {
                best = Math.max(best, correlation - dip);
            }
        }
        return best;
    }

    /** Of pixels that far apart; off the cloth differences are 0 and add nothing. */
    private static double correlation(float[] differences, Mask middle, int dx, int dy) {
        int w = middle.width();
        double products = 0;
        double one = 0;
        double other = 0;
        for (int y = 0; y < middle.height() - dy; y++) {
            for (int i = y * w; i < y * w + w - dx; i++) {
                float a = differences[i];
                float b = differences[i + dy * w + dx];
                products += a * b;
                one += a * a;
                other += b * b;
            }
        }
        return one == 0 || other == 0 ? 0 : products / Math.sqrt(one * other);
    }
}
