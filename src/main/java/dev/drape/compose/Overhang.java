package dev.drape.compose;

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
    private Overhang() {}

    /**
     * The cloth's colours, filled in where nothing was drawn and the outline wants cloth.
     *
     * @param own coverage of the cloth's box by what was drawn
     * @param wanted coverage it shall have
     */
    static RgbImage fill(Cloth cloth, List<Layer> layers, Mask own, Mask wanted, Scene scene) {
        PixelBox box = cloth.box();
        Mask small = Boxes.shrink(own, box, scene);
        int[] nearest = Distance.nearest(small);
        if (nearest[0] < 0) {
            return cloth.colors();
        }
        byte[] out = cloth.colors().toBytes();
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int i = y * box.width() + x;
                if (cloth.alpha().at(i) < Mask.HALF && wanted.at(i) > 0) {
                    int column = (int) ((box.x() + x + 0.5) * scene.scale());
                    int row = (int) ((box.y() + y + 0.5) * scene.scale());
                    int from = nearest[
                            Math.min(row, scene.height() - 1) * scene.width() + Math.min(column, scene.width() - 1)];
                    int nearX = (int) ((from % scene.width() + 0.5) / scene.scale());
                    int nearY = (int) ((from / scene.width() + 0.5) / scene.scale());
                    paint(out, i, layers, box, box.x() + x, box.y() + y, nearX, nearY);
                }
            }
        }
        return RgbImage.owning(box.width(), box.height(), out);
    }

    private static void paint(
            byte[] out, int to, List<Layer> layers, PixelBox box, int x, int y, int nearX, int nearY) {
        for (int i = layers.size() - 1; i >= 0; i--) {
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
