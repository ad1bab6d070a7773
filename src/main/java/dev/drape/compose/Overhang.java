package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Distance;

import java.util.List;

/**
 * Colours just beyond the drawn pieces: each pixel goes on with the piece drawn nearest to it, whose picture was bled
 * over its edge.
 */
final class Overhang {
    /** Rows that are worth a thread. */
    private static final int STRIP = 64;

    private Overhang() {}

    /**
     * The cloth's colours, filled in where nothing was drawn and the outline wants cloth.
     *
     * @param own where cloth may lie, at least what of it was drawn there
     * @param wanted coverage it shall have
     */
    static RgbImage fill(Cloth cloth, List<Layer> layers, Mask own, Mask wanted, Scene scene) {
        PixelBox box = cloth.box();
        Mask small = Boxes.shrink(cloth.alpha().min(own), box, scene);
        int[] nearest = Distance.nearest(small);
        if (nearest[0] < 0) {
            return cloth.colors();
        }
        byte[] out = cloth.colors().toBytes();
        Fork.rows(box.height(), STRIP, (top, bottom) -> {
            for (int y = top; y < bottom; y++) {
                for (int x = 0; x < box.width(); x++) {
                    int i = y * box.width() + x;
                    if (cloth.alpha().at(i) < Mask.HALF && wanted.at(i) > 0) {
                        int column = (int) ((box.x() + x + 0.5) * scene.scale());
                        int row = (int) ((box.y() + y + 0.5) * scene.scale());
                        int from = nearest[
                                Math.min(row, scene.height() - 1) * scene.width()
                                        + Math.min(column, scene.width() - 1)];
                        paint(out, i, layers, box, box.x() + x, box.y() + y, mostCovered(cloth, from, scene));
                    }
                }
            }
        });
        return RgbImage.owning(box.width(), box.height(), out);
    }

    /** The most covered photo pixel of a working pixel, as an index into the cloth's box: its middle may be bare. */
    private static int mostCovered(Cloth cloth, int working, Scene scene) {
        PixelBox box = cloth.box();
        int column = working % scene.width();
        int row = working / scene.width();
        int right = Math.min(box.width() - 1, (int) Math.ceil((column + 1) / scene.scale()) - box.x());
        int bottom = Math.min(box.height() - 1, (int) Math.ceil((row + 1) / scene.scale()) - box.y());
        int best = -1;
        for (int y = Math.max(0, (int) (row / scene.scale()) - box.y()); y <= bottom; y++) {
            for (int x = Math.max(0, (int) (column / scene.scale()) - box.x()); x <= right; x++) {
                int i = y * box.width() + x;
                best = best < 0 || cloth.alpha().at(i) > cloth.alpha().at(best) ? i : best;
            }
        }
        return best;
    }

    /** Paints a pixel as the uppermost piece at another one, an index into the box, goes on. */
    private static void paint(byte[] out, int to, List<Layer> layers, PixelBox box, int x, int y, int nearest) {
        int nearX = box.x() + nearest % box.width();
        int nearY = box.y() + nearest / box.width();
        for (int i = nearest < 0 ? -1 : layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            int near = index(layer, nearX, nearY);
            if (near >= 0 && layer.alpha().at(near) > 0) {
                int own = index(layer, x, y);
                int from = own < 0 ? near : own;
                out[3 * to] = (byte) layer.colors().red(from);
                out[3 * to + 1] = (byte) layer.colors().green(from);
                out[3 * to + 2] = (byte) layer.colors().blue(from);
                return;
            }
        }
    }

    private static int index(Layer layer, int x, int y) {
        PixelBox box = layer.box();
        int column = x - box.x();
        int row = y - box.y();
        boolean inside = column >= 0 && row >= 0 && column < box.width() && row < box.height();
        return inside ? row * box.width() + column : -1;
    }
}
