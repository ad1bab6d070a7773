package dev.drape.image;

import dev.drape.execution.Fork;

/**
 * Sharpness as Pillow's {@code ImageEnhance} defines it, to the bit: a blend of the picture with a smoothed one, carried past
 * the picture for factors above 1; see {@link Contrast} for the arithmetic. Immutable, any thread.
 */
final class Sharpening {
    /** Weights of Pillow's {@code SMOOTH} kernel: 5 in the middle, 1 around it. */
    private static final int CENTER_WEIGHT = 5;

    private static final int KERNEL_SUM = 13;

    /** Rows that are worth a thread of their own. */
    private static final int STRIP = 64;

    /** What comes of a smoothed value (high byte) and a value (low byte): blended once, then looked up. */
    private final byte[] blended = new byte[256 * 256];

    Sharpening(float factor) {
        for (int pair = 0; pair < blended.length; pair++) {
            blended[pair] = Contrast.blend(pair >> 8, pair & 0xff, factor);
        }
    }

    /**
     * Away from the smoothed picture. Border pixels are smoothed by themselves, so they stay as they are. Sums of three along
     * each row first, so that each value is read once: a third of the time of nine reads a value.
     */
    RgbImage of(RgbImage image) {
        byte[] out = image.toBytes();
        Fork.rows(Math.max(0, image.height() - 2), STRIP, (from, to) -> rows(image, from + 1, to + 1, out));
        return RgbImage.owning(image.width(), image.height(), out);
    }

    private void rows(RgbImage image, int from, int to, byte[] out) {
        byte[] pixels = image.rgb();
        int row = 3 * image.width();
        int[] above = new int[row];
        int[] here = new int[row];
        int[] below = new int[row];
        across(pixels, (from - 1) * row, here);
        across(pixels, from * row, below);
        for (int y = from; y < to; y++) {
            int[] free = above;
            above = here;
            here = below;
            below = free;
            across(pixels, (y + 1) * row, below);
            int start = y * row;
            for (int i = 3; i < row - 3; i++) {
                int value = pixels[start + i] & 0xff;
                int sum = above[i] + here[i] + below[i] + (CENTER_WEIGHT - 1) * value;
                out[start + i] = blended[(sum + KERNEL_SUM / 2) / KERNEL_SUM << 8 | value];
            }
        }
    }

    private static void across(byte[] pixels, int start, int[] sums) {
        for (int i = 3; i < sums.length - 3; i++) {
            int at = start + i;
            sums[i] = (pixels[at - 3] & 0xff) + (pixels[at] & 0xff) + (pixels[at + 3] & 0xff);
        }
    }
}
