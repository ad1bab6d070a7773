package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Mixes photo, fill and cloth inside a box of the photo. Outside the edit mask every pixel is a copy.
 *
 * @param picture the result
 * @param editMask the larger of the two weights a pixel
 * @param changed px that differ from the photo
 * @param visible px that differ by more than sensor noise
 */
record Blend(RgbImage picture, Mask editMask, int changed, int visible) {
    /** A channel difference an eye may notice. */
    private static final int VISIBLE = 6;
    /** Rows that are worth a thread. */
    private static final int STRIP = 32;

    /**
     * What is laid over the photo in the box: all of the box's size.
     *
     * @param cloth as the garment's photo shows it
     * @param shadow what the pixels under the cloth lose of their light, of 255
     * @param light the cloth's colours are multiplied by it
     */
    record Layers(RgbImage cloth, Light light, Mask clothWeight, Upsample.Values fill, Mask fillWeight, Mask shadow) {}

    static Blend of(RgbImage photo, PixelBox box, Layers layers) {
        byte[] out = photo.toBytes();
        byte[] edit = new byte[photo.size()];
        AtomicInteger changed = new AtomicInteger();
        AtomicInteger visible = new AtomicInteger();
        Fork.rows(box.height(), STRIP, (from, to) -> {
            int some = 0;
            int clear = 0;
            for (int y = from; y < to; y++) {
                for (int x = 0; x < box.width(); x++) {
                    int difference = mix(photo, box, layers, x, y, out, edit);
                    some += difference > 0 ? 1 : 0;
                    clear += difference > VISIBLE ? 1 : 0;
                }
            }
            changed.addAndGet(some);
            visible.addAndGet(clear);
        });
        return new Blend(
                RgbImage.owning(photo.width(), photo.height(), out),
                Mask.owning(photo.width(), photo.height(), edit),
                changed.get(),
                visible.get());
    }

    /** Writes a pixel of the box; answers by how much it differs from the photo's, of 255. */
    private static int mix(RgbImage photo, PixelBox box, Layers layers, int x, int y, byte[] out, byte[] edit) {
        int from = y * box.width() + x;
        int cloth = layers.clothWeight().at(from);
        int fill = layers.fillWeight().at(from);
        int shadow = layers.shadow().at(from);
        if (cloth == 0 && fill == 0 && shadow == 0) {
            return 0;
        }
        int to = (box.y() + y) * photo.width() + box.x() + x;
        edit[to] = (byte) Math.max(shadow, Math.max(cloth, fill));
        float light = cloth == 0 ? 1 : layers.light().at(x, y);
        int difference = 0;
        for (int c = 0; c < 3; c++) {
            int before = out[3 * to + c] & 0xff;
            int under = fill == 0 ? 0 : layers.fill().at(x, y, c);
            int over = cloth == 0 ? 0 : lit(layers.cloth().channel(from, c), light);
            int mixed = mix(before, under, fill, shadow, over, cloth);
            out[3 * to + c] = (byte) mixed;
            difference = Math.max(difference, Math.abs(mixed - before));
        }
        return difference;
    }

    /**
     * More light lifts bright colours less than dark ones, and white not at all: as on film white cloth does not burn out.
     * Of the powers 1 to 3 the third came closest to worn cloth.
     */
    static int lit(int color, float light) {
        float bright = color / 255f;
        float more = Math.max(0, light - 1) * bright * bright * bright;
        return Math.min(255, Math.round(color * light / (1 + more)));
    }

    private static int mix(int photo, int fill, int fillWeight, int shadow, int cloth, int clothWeight) {
        int bright = photo * (255 - fillWeight) + fill * fillWeight;
        int under = (bright * (255 - shadow) + 127) / 255;
        long mixed = (long) under * (255 - clothWeight) + 255L * cloth * clothWeight;
        return (int) ((mixed + 32512) / 65025);
    }
}
