package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;

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

    /**
     * What is laid over the photo in the box: all of the box's size.
     *
     * @param cloth as the garment's photo shows it
     * @param shadow what the pixels under the cloth lose of their light, of 255
     * @param light the cloth's colours are multiplied by it
     */
    record Layers(RgbImage cloth, Light light, Mask clothWeight, Upsample.Rows fill, Mask fillWeight, Mask shadow) {}

    static Blend of(RgbImage photo, PixelBox box, Layers layers) {
        byte[] out = photo.toBytes();
        byte[] edit = new byte[photo.size()];
        int changed = 0;
        int visible = 0;
        for (int y = 0; y < box.height(); y++) {
            byte[] under = layers.fill().at(y);
            for (int x = 0; x < box.width(); x++) {
                int from = y * box.width() + x;
                int cloth = layers.clothWeight().at(from);
                int fill = layers.fillWeight().at(from);
                int shadow = layers.shadow().at(from);
                if (cloth == 0 && fill == 0 && shadow == 0) {
                    continue;
                }
                int to = (box.y() + y) * photo.width() + box.x() + x;
                edit[to] = (byte) Math.max(shadow, Math.max(cloth, fill));
                float light = cloth == 0 ? 1 : layers.light().at(x, y);
                RgbImage colors = layers.cloth();
                int red = mix(photo.red(to), under[3 * x], fill, shadow, lit(colors.red(from), light), cloth);
                int green = mix(photo.green(to), under[3 * x + 1], fill, shadow, lit(colors.green(from), light), cloth);
                int blue = mix(photo.blue(to), under[3 * x + 2], fill, shadow, lit(colors.blue(from), light), cloth);
                out[3 * to] = (byte) red;
                out[3 * to + 1] = (byte) green;
                out[3 * to + 2] = (byte) blue;
                int difference = Math.max(
                        Math.abs(red - photo.red(to)),
                        Math.max(Math.abs(green - photo.green(to)), Math.abs(blue - photo.blue(to))));
                changed += difference > 0 ? 1 : 0;
                visible += difference > VISIBLE ? 1 : 0;
            }
        }
        return new Blend(
                RgbImage.owning(photo.width(), photo.height(), out),
                Mask.owning(photo.width(), photo.height(), edit),
                changed,
                visible);
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

    private static int mix(int photo, byte fill, int fillWeight, int shadow, int cloth, int clothWeight) {
        int bright = photo * (255 - fillWeight) + (fill & 0xff) * fillWeight;
        int under = (bright * (255 - shadow) + 127) / 255;
        long mixed = (long) under * (255 - clothWeight) + 255L * cloth * clothWeight;
        return (int) ((mixed + 32512) / 65025);
    }
}
