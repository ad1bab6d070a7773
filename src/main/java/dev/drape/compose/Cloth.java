package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;

import java.util.List;

/**
 * All pieces of the garment laid over each other, the first at the bottom.
 *
 * @param box around everything that may change
 * @param colors of the box
 * @param alpha of the box
 * @param upper coverage by the pieces after the first: sleeves lie over bare arms, a torso does not
 */
record Cloth(PixelBox box, RgbImage colors, Mask alpha, Mask upper) {
    /** Rows that are worth a thread. */
    private static final int STRIP = 64;

    static Cloth of(PixelBox box, List<Layer> layers) {
        int n = box.width() * box.height();
        byte[] colors = new byte[3 * n];
        byte[] alpha = new byte[n];
        byte[] upper = new byte[n];
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            byte[] above = i == 0 ? null : upper;
            Fork.rows(layer.box().height(), STRIP, (from, to) -> lay(box, layer, from, to, colors, alpha, above));
        }
        return new Cloth(
                box,
                RgbImage.owning(box.width(), box.height(), colors),
                Mask.owning(box.width(), box.height(), alpha),
                Mask.owning(box.width(), box.height(), upper));
    }

    /** Some of the layer's rows. */
    private static void lay(PixelBox box, Layer layer, int first, int last, byte[] colors, byte[] alpha, byte[] upper) {
        PixelBox place = layer.box();
        int top = Math.max(box.y(), place.y() + first);
        int bottom = Math.min(box.y() + box.height(), place.y() + last);
        int left = Math.max(box.x(), place.x());
        int right = Math.min(box.x() + box.width(), place.x() + place.width());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int from = (y - place.y()) * place.width() + x - place.x();
                int over = layer.alpha().at(from);
                if (over == 0) {
                    continue;
                }
                int to = (y - box.y()) * box.width() + x - box.x();
                int under = alpha[to] & 0xff;
                int total = over + under - (over * under + 127) / 255;
                colors[3 * to] = mix(colors[3 * to], layer.colors().red(from), over, total);
                colors[3 * to + 1] = mix(colors[3 * to + 1], layer.colors().green(from), over, total);
                colors[3 * to + 2] = mix(colors[3 * to + 2], layer.colors().blue(from), over, total);
                alpha[to] = (byte) total;
                if (upper != null) {
                    upper[to] = (byte) Math.max(upper[to] & 0xff, over);
                }
            }
        }
    }

    /** The colour of two pieces where the upper one covers {@code over} of their joint {@code total}. */
    private static byte mix(byte under, int color, int over, int total) {
        int below = under & 0xff;
        return (byte) (below + Math.round((color - below) * (float) over / total));
    }
}
