package dev.drape.image;

import dev.drape.execution.Fork;

import java.util.concurrent.atomic.LongAdder;

/**
 * Contrast as Pillow's {@code ImageEnhance} defines it, to the bit: a blend of the picture with a grey, carried past the
 * picture for factors above 1. The arithmetic is Pillow's: single precision, clipped, fractions cut off.
 */
final class Contrast {
    /** Rows that are worth a thread of their own. */
    private static final int STRIP = 64;

    private Contrast() {}

    /** Away from the mean of the picture's luma. */
    static RgbImage enhanced(RgbImage image, float factor) {
        int grey = meanLuma(image);
        byte[] blended = new byte[256];
        for (int value = 0; value < blended.length; value++) {
            blended[value] = blend(grey, value, factor);
        }
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        int row = 3 * image.width();
        Fork.rows(image.height(), STRIP, (first, end) -> {
            for (int i = first * row; i < end * row; i++) {
                to[i] = blended[from[i] & 0xff];
            }
        });
        return RgbImage.owning(image.width(), image.height(), to);
    }

    /** Luma of Rec. 601 in 16-bit fixed point, rounded a pixel; the mean rounded again. */
    static int meanLuma(RgbImage image) {
        byte[] rgb = image.rgb();
        int row = 3 * image.width();
        LongAdder sum = new LongAdder();
        Fork.rows(image.height(), STRIP, (first, end) -> sum.add(sumOfLuma(rgb, first * row, end * row)));
        return (int) (sum.doubleValue() / image.size() + 0.5);
    }

    private static long sumOfLuma(byte[] rgb, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i += 3) {
            sum += ((rgb[i] & 0xff) * 19595 + (rgb[i + 1] & 0xff) * 38470 + (rgb[i + 2] & 0xff) * 7471 + 0x8000) >> 16;
        }
        return sum;
    }

    /** Away from {@code from}. */
    static byte blend(int from, int value, float factor) {
        return (byte) Math.min(255f, Math.max(0f, from + factor * (value - from)));
    }
}
