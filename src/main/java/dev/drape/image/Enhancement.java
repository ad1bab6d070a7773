package dev.drape.image;

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
        int grey = meanLuma(image);
        byte[] blended = new byte[256];
        for (int value = 0; value < blended.length; value++) {
            blended[value] = blend(grey, value, factor);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = blended[pixels[i] & 0xff];
        }
        return RgbImage.owning(image.width(), image.height(), pixels);
    }

    /** Luma of Rec. 601 in 16-bit fixed point, rounded a pixel; the mean rounded again. */
    static int meanLuma(RgbImage image) {
        long sum = 0;
        for (int i = 0; i < image.size(); i++) {
            sum += (image.red(i) * 19595 + image.green(i) * 38470 + image.blue(i) * 7471 + 0x8000) >> 16;
        }
        return (int) ((double) sum / image.size() + 0.5);
    }

    /** Sums of three along each row first, so that each value is read once: a third of the time of nine reads a value. */
    private static byte[] smooth(byte[] pixels, int width, int height) {
        byte[] out = pixels.clone();
        int row = 3 * width;
        int[] above = new int[row];
        int[] here = new int[row];
        int[] below = new int[row];
        across(pixels, 0, here);
        across(pixels, Math.min(1, height - 1) * row, below);
        for (int y = 1; y < height - 1; y++) {
            int[] free = above;
            above = here;
            here = below;
            below = free;
            across(pixels, (y + 1) * row, below);
            int start = y * row;
            for (int i = 3; i < row - 3; i++) {
                int sum = above[i] + here[i] + below[i] + (CENTER_WEIGHT - 1) * (pixels[start + i] & 0xff);
                out[start + i] = (byte) ((sum + KERNEL_SUM / 2) / KERNEL_SUM);
            }
        }
        return out;
    }

    private static void across(byte[] pixels, int start, int[] sums) {
        for (int i = 3; i < sums.length - 3; i++) {
            int at = start + i;
            sums[i] = (pixels[at - 3] & 0xff) + (pixels[at] & 0xff) + (pixels[at + 3] & 0xff);
        }
    }

    /** Away from {@code degenerate}; changes {@code pixels} in place. All pairs of values are blended once, then looked up. */
    private static RgbImage blend(RgbImage image, byte[] degenerate, byte[] pixels, float factor) {
        byte[] blended = new byte[256 * 256];
        for (int pair = 0; pair < blended.length; pair++) {
            blended[pair] = blend(pair >> 8, pair & 0xff, factor);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = blended[(degenerate[i] & 0xff) << 8 | pixels[i] & 0xff];
        }
        return RgbImage.owning(image.width(), image.height(), pixels);
    }

    private static byte blend(int from, int value, float factor) {
        return (byte) Math.min(255f, Math.max(0f, from + factor * (value - from)));
    }
}
