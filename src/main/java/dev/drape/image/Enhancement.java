package dev.drape.image;

import java.util.Arrays;

/**
 * Sharpness and contrast as Pillow's {@code ImageEnhance} defines them, to the bit: a blend of the picture with a
 * degenerate one (smoothed, or of one grey), carried past the picture for factors above 1. The arithmetic is Pillow's:
 * single precision, clipped, fractions cut off.
 */
final class Enhancement {
    /** Weights of Pillow's {@code SMOOTH} kernel: 5 in the middle, 1 around it. */
    private static final int CENTER_WEIGHT = 5;

    private static final int KERNEL_SUM = 13;

    private Enhancement() {}

    /** Away from the smoothed picture. Border pixels are smoothed by themselves, so they stay as they are. */
    static RgbImage sharpness(RgbImage image, float factor) {
        byte[] pixels = image.toBytes();
        return blend(image, smooth(pixels, image.width(), image.height()), pixels, factor);
    }

    /** Away from the mean of the picture's luma. */
    static RgbImage contrast(RgbImage image, float factor) {
        byte[] pixels = image.toBytes();
        byte[] degenerate = new byte[pixels.length];
        Arrays.fill(degenerate, (byte) meanLuma(image));
        return blend(image, degenerate, pixels, factor);
    }

    /** Luma of Rec. 601 in 16-bit fixed point, rounded a pixel; the mean rounded again. */
    static int meanLuma(RgbImage image) {
        long sum = 0;
        for (int i = 0; i < image.size(); i++) {
            sum += (image.red(i) * 19595 + image.green(i) * 38470 + image.blue(i) * 7471 + 0x8000) >> 16;
        }
        return (int) ((double) sum / image.size() + 0.5);
    }

    private static byte[] smooth(byte[] pixels, int width, int height) {
        byte[] out = pixels.clone();
        int row = 3 * width;
        for (int y = 1; y < height - 1; y++) {
            for (int i = y * row + 3; i < y * row + row - 3; i++) {
                int sum = across(pixels, i - row) + across(pixels, i) + across(pixels, i + row);
                sum += (CENTER_WEIGHT - 1) * (pixels[i] & 0xff);
                out[i] = (byte) ((sum + KERNEL_SUM / 2) / KERNEL_SUM);
            }
        }
        return out;
    }

    private static int across(byte[] pixels, int i) {
        return (pixels[i - 3] & 0xff) + (pixels[i] & 0xff) + (pixels[i + 3] & 0xff);
    }

    private static RgbImage blend(RgbImage image, byte[] degenerate, byte[] pixels, float factor) {
        byte[] out = new byte[pixels.length];
        for (int i = 0; i < out.length; i++) {
            int from = degenerate[i] & 0xff;
            float value = from + factor * ((pixels[i] & 0xff) - from);
            out[i] = (byte) Math.min(255f, Math.max(0f, value));
        }
        return RgbImage.owning(image.width(), image.height(), out);
    }
}
