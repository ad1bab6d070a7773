package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Remap;

import java.util.Arrays;

/** Draws a part through the softest map that neither turns it over nor tears it: spline, stiffer splines, affine. */
final class PartWarper {
    /** From 1e-5 to 1e-2 pictures do not differ; each step beyond gives up some fit for smoothness. */
    private static final double[] LAMBDAS = {1e-3, 3e-2, 3e-1};
    /** More turned-over px than this share of the drawn ones call for a stiffer map. */
    private static final double FOLDS_ALLOWED = 0.002;
    /** The 95th percentile of stretch from which on a stiffer spline is tried. */
    private static final double STRETCHED = 2.5;
    /** From here on even an affine map is better. A sleeve reaches 6 in the crook of a bent arm and still looks right. */
    private static final double TORN = 8;

    /** Rows drawn at once: a map has 8 bytes a pixel, so a large photo is drawn in bands. */
    private static final int BAND = 512;

    private final RgbImage colors;
    private final int photoWidth;
    private final int photoHeight;
    private final double scale;
    private final double margin;

    /**
     * Prepares drawing.
     *
     * @param colors of the garment, bled over its edge
     * @param scale photo px a garment px where nothing is stretched
     * @param margin how far beyond its outline a part may be drawn, photo px
     */
    PartWarper(RgbImage colors, int photoWidth, int photoHeight, double scale, double margin) {
        this.colors = colors;
        this.photoWidth = photoWidth;
        this.photoHeight = photoHeight;
        this.scale = scale;
        this.margin = margin;
    }

    /** Null if the part lies outside the photo or its anchors allow no map at all. */
    WarpedPart warp(Part part) {
        PixelBox box = box(part);
        if (box == null) {
            return null;
        }
        WarpedPart leastTorn = null;
        for (double lambda : LAMBDAS) {
            PlaneMap map = ThinPlateSpline.fit(part.anchors(), lambda);
            if (map == null) {
                break;
            }
            WarpedPart drawn = draw(part, map, box, null);
            if (flat(drawn) && tear(drawn) <= STRETCHED) {
                return drawn;
            }
            if (flat(drawn) && (leastTorn == null || tear(drawn) < tear(leastTorn))) {
                leastTorn = drawn;
            }
        }
        if (leastTorn != null && tear(leastTorn) <= TORN) {
            return leastTorn;
        }
        PlaneMap affine = Affine.fit(part.anchors());
        if (affine == null) {
            return null;
        }
        WarpedPart stiff = draw(part, affine, box, "affine_" + part.name());
        return stiff.foldOvers() > 0 ? null : stiff;
    }

    private static boolean flat(WarpedPart part) {
        int drawn = part.stretch().length * WarpField.STEP * WarpField.STEP;
        return part.foldOvers() <= FOLDS_ALLOWED * drawn;
    }

    private static double tear(WarpedPart part) {
        return percentile95(part.stretch());
    }

    private WarpedPart draw(Part part, PlaneMap map, PixelBox box, String stepDown) {
        WarpField field = WarpField.of(map, box);
        byte[] rgb = new byte[3 * box.width() * box.height()];
        byte[] coverage = new byte[box.width() * box.height()];
        for (int row = 0; row < box.height(); row += BAND) {
            int count = Math.min(BAND, box.height() - row);
            Plane x = field.x(row, count);
            Plane y = field.y(row, count);
            int from = row * box.width();
            System.arraycopy(Remap.bilinear(part.alpha(), x, y).toBytes(), 0, coverage, from, count * box.width());
            System.arraycopy(Remap.bilinear(colors, x, y).toBytes(), 0, rgb, 3 * from, 3 * count * box.width());
        }
        Mask alpha = part.outline().keep(Mask.owning(box.width(), box.height(), coverage), box, margin, WarpField.STEP);
        int folds = 0;
        double[] stretch = new double[field.cellColumns() * field.cellRows()];
        int n = 0;
        for (int row = 0; row < field.cellRows(); row++) {
            for (int column = 0; column < field.cellColumns(); column++) {
                int drawn = covered(alpha, column, row);
                if (drawn > 0) {
                    folds += field.determinant(column, row) <= 0 ? drawn : 0;
                    stretch[n++] = field.stretch(column, row) / scale;
                }
            }
        }
        Layer layer = new Layer(box, RgbImage.owning(box.width(), box.height(), rgb), alpha);
        return new WarpedPart(layer, folds, Arrays.copyOf(stretch, n), stepDown);
    }

    /** Pixels inside in a cell of the grid. */
    private static int covered(Mask alpha, int column, int row) {
        int n = 0;
        int right = Math.min(alpha.width(), (column + 1) * WarpField.STEP);
        int bottom = Math.min(alpha.height(), (row + 1) * WarpField.STEP);
        for (int y = row * WarpField.STEP; y < bottom; y++) {
            for (int x = column * WarpField.STEP; x < right; x++) {
                n += alpha.isSet(y * alpha.width() + x) ? 1 : 0;
            }
        }
        return n;
    }

    private PixelBox box(Part part) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Anchor anchor : part.anchors()) {
            left = Math.min(left, anchor.photo().x());
            right = Math.max(right, anchor.photo().x());
            top = Math.min(top, anchor.photo().y());
            bottom = Math.max(bottom, anchor.photo().y());
        }
        int x0 = (int) Math.max(0, Math.floor(left - margin));
        int y0 = (int) Math.max(0, Math.floor(top - margin));
        int x1 = (int) Math.min(photoWidth, Math.ceil(right + margin));
        int y1 = (int) Math.min(photoHeight, Math.ceil(bottom + margin));
        return x1 > x0 && y1 > y0 ? new PixelBox(x0, y0, x1 - x0, y1 - y0) : null;
    }

    /** 1 if there are none. */
    static double percentile95(double[] values) {
        if (values.length == 0) {
            return 1;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (0.95 * (sorted.length - 1))];
    }
}
