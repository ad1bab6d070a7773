package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.ColorSpace;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.GrabCut;
import dev.drape.image.filter.KMeans;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Resize;

/**
 * Cuts a garment from a ground that no surface describes (clutter, texture, a hanger): GrabCut at a long side of 320,
 * seeded by the colour that rules the middle of the picture, then the hanger taken off. Lengths ending in
 * {@code _SHARE} are shares of the long side unless said otherwise. Tried on two photos only: treat its answer as
 * unsure.
 */
final class HardCutout {
    private static final int SIZE = 320;
    private static final int ITERATIONS = 4;
    private static final int COLORS = 3;
    /** Weight of L in colour distances: shading is not another colour. */
    private static final double L_WEIGHT = 0.6;

    private static final double SAME_COLOR = 9;
    private static final double ERODE_SHARE = 0.012;
    private static final double OPEN_SHARE = 0.008;
    private static final double FAR_SHARE = 0.12;
    private static final double FRAME_SHARE = 0.02;
    private static final double HOLE_AREA = 0.01;
    private static final double MOUTH_SHARE = 0.012;
    private static final double HANGER_WIDTH = 0.32;
    private static final double HANGER_HEIGHT = 0.15;

    private final RgbImage picture;
    private final LabImage lab;
    private final int width;
    private final int height;
    private final float[] mainColor;

    private HardCutout(RgbImage picture) {
        this.picture = picture;
        this.lab = ColorSpace.toLab(picture);
        this.width = picture.width();
        this.height = picture.height();
        this.mainColor = centralColor();
    }

    /**
     * Cuts.
     *
     * @param working the picture at the working size
     * @param flooded what the ground flood left of it, same size
     * @return the garment at the working size, soft at the edge; all 0 if nothing was found
     */
    static Mask cut(RgbImage working, Mask flooded) {
        double scale = (double) SIZE / Math.max(working.width(), working.height());
        int w = (int) Math.round(working.width() * scale);
        int h = (int) Math.round(working.height() * scale);
        HardCutout hard = new HardCutout(Resize.smooth(working, w, h));
        Mask cut = hard.cut(Resize.nearest(flooded, w, h));
        return Resize.smooth(cut, working.width(), working.height());
    }

    private Mask cut(Mask flooded) {
        Mask core = core();
        if (core.count() == 0) {
            return core;
        }
        Mask raw = GrabCut.cut(picture, trimap(core, flooded), ITERATIONS);
        Mask opened = Morphology.open(raw, px(OPEN_SHARE));
        Components parts = Components.of(opened);
        if (parts.largest() == null) {
            return opened;
        }
        return withoutHanger(fillHoles(parts.mask(parts.largest()), px(MOUTH_SHARE)));
    }

    private float[] centralColor() {
        PixelBox window = new PixelBox(
                (int) (0.35 * width), (int) (0.30 * height), Math.max(1, (int) (0.30 * width)), Math.max(1, (int)
                        (0.40 * height)));
        float[] samples = new float[3 * window.width() * window.height()];
        for (int i = 0; i < samples.length / 3; i++) {
            int x = window.x() + i % window.width();
            int y = window.y() + i / window.width();
            samples[3 * i] = (float) (L_WEIGHT * lab.l().at(x, y));
            samples[3 * i + 1] = lab.a().at(x, y);
            samples[3 * i + 2] = lab.b().at(x, y);
        }
        KMeans clusters = KMeans.cluster(samples, 3, COLORS);
        int[] counts = new int[COLORS];
        for (int i = 0; i < samples.length / 3; i++) {
            counts[clusters.labelOf(i)]++;
        }
        int main = 0;
        for (int c = 1; c < COLORS; c++) {
            main = counts[c] > counts[main] ? c : main;
        }
        return clusters.center(main);
    }

    private boolean hasMainColor(int i) {
        double l = L_WEIGHT * lab.l().at(i) - mainColor[0];
        double a = lab.a().at(i) - mainColor[1];
        double b = lab.b().at(i) - mainColor[2];
        return l * l + a * a + b * b < SAME_COLOR * SAME_COLOR;
    }

    private Mask core() {
        boolean[] same = new boolean[lab.size()];
        for (int i = 0; i < same.length; i++) {
            same[i] = hasMainColor(i);
        }
        Components parts = Components.of(Mask.of(width, height, same));
        int[] central = new int[parts.parts().size() + 1];
        for (int y = (int) (0.3 * height); y < 0.7 * height; y++) {
            for (int x = (int) (0.35 * width); x < 0.65 * width; x++) {
                central[parts.labelAt(y * width + x)]++;
            }
        }
        central[0] = 0;
        int best = 0;
        for (int label = 1; label < central.length; label++) {
            best = central[label] > central[best] ? label : best;
        }
        int chosen = best;
        return Morphology.erode(parts.keep(part -> part.label() == chosen), px(ERODE_SHARE));
    }

    private byte[] trimap(Mask core, Mask flooded) {
        Mask probable = Morphology.open(flooded, px(ERODE_SHARE));
        Plane fromCore = Distance.outside(core);
        int frame = px(FRAME_SHARE);
        double far = FAR_SHARE * Math.max(width, height);
        byte[] out = new byte[core.size()];
        for (int i = 0; i < out.length; i++) {
            int x = i % width;
            int y = i / width;
            boolean border = x < frame || y < frame || x >= width - frame || y >= height - frame;
            if (core.isSet(i)) {
                out[i] = GrabCut.SURE_FOREGROUND;
            } else if (border) {
                out[i] = GrabCut.SURE_BACKGROUND;
            } else {
                boolean likely = probable.isSet(i) && (fromCore.at(i) <= far || hasMainColor(i));
                out[i] = likely ? GrabCut.PROBABLE_FOREGROUND : GrabCut.PROBABLE_BACKGROUND;
            }
        }
        return out;
    }

    /**
     * Fills small holes, also such that open outwards through a mouth of up to twice {@code mouth} px: dark prints at the edge
     * of light cloth.
     */
    static Mask fillHoles(Mask mask, int mouth) {
        double limit = HOLE_AREA * mask.count();
        Mask whole = mask.max(holes(mask, limit));
        Mask closed = Morphology.close(whole, mouth);
        Mask open = holes(closed, limit);
        return whole.max(open).max(closed.min(Morphology.dilate(open, 2 * mouth)));
    }

    private static Mask holes(Mask mask, double limit) {
        return Components.of(mask.invert(), 4).keep(part -> part.area() < limit);
    }

    /** Cuts the off-coloured pixels of the narrow rows at the top, if most pixels there are off-coloured. */
    private Mask withoutHanger(Mask mask) {
        PixelBox box = mask.boundingBox();
        int[] widths = new int[height];
        int widest = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                widths[y] += mask.isSet(y * width + x) ? 1 : 0;
            }
            widest = Math.max(widest, widths[y]);
        }
        int end = box.y();
        int colored = 0;
        int all = 0;
        while (end < box.y() + HANGER_HEIGHT * box.height() && widths[end] < HANGER_WIDTH * widest) {
            for (int x = 0; x < width; x++) {
                int i = end * width + x;
                all += mask.isSet(i) ? 1 : 0;
                colored += mask.isSet(i) && hasMainColor(i) ? 1 : 0;
            }
            end++;
        }
        if (2 * colored >= all) {
            return mask;
        }
        byte[] out = mask.toBytes();
        for (int i = 0; i < end * width; i++) {
            out[i] = hasMainColor(i) ? out[i] : 0;
        }
        return Mask.owning(width, height, out);
    }

    private int px(double share) {
        return (int) Math.round(share * Math.max(width, height));
    }
}
