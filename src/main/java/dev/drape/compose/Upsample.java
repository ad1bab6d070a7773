package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;

/** Reads a box of a large picture from a small version of it, bilinearly: only the box's pixels cost. */
final class Upsample {
    /** Rows that are worth a thread. */
    private static final int STRIP = 64;

    private final PixelBox box;
    private final int[] left;
    private final float[] shareX;
    private final int[] top;
    private final float[] shareY;
    private final int smallWidth;
    private final int smallHeight;

    Upsample(PixelBox box, int width, int height, int smallWidth, int smallHeight) {
        this.box = box;
        this.smallWidth = smallWidth;
        this.smallHeight = smallHeight;
        left = new int[box.width()];
        shareX = new float[box.width()];
        top = new int[box.height()];
        shareY = new float[box.height()];
        taps(box.x(), (double) smallWidth / width, smallWidth, left, shareX);
        taps(box.y(), (double) smallHeight / height, smallHeight, top, shareY);
    }

    PixelBox box() {
        return box;
    }

    private static void taps(int from, double scale, int limit, int[] index, float[] share) {
        for (int i = 0; i < index.length; i++) {
            double at = Math.max(0, Math.min(limit - 1.0, (from + i + 0.5) * scale - 0.5));
            index[i] = Math.max(0, Math.min(limit - 2, (int) at));
            share[i] = limit < 2 ? 0 : (float) (at - index[i]);
        }
    }

    /** The small mask must have the size given. */
    Mask mask(Mask small) {
        byte[] from = small.toBytes();
        byte[] out = new byte[box.width() * box.height()];
        Fork.rows(box.height(), STRIP, (top, bottom) -> {
            for (int y = top; y < bottom; y++) {
                for (int x = 0; x < box.width(); x++) {
                    out[y * box.width() + x] = (byte) at(from, 1, 0, x, y);
                }
            }
        });
        return Mask.owning(box.width(), box.height(), out);
    }

    /** A small picture of the size given, read where it is asked for: a whole one would be as large as the box. */
    Values of(RgbImage small) {
        byte[] from = small.toBytes();
        return (x, y, channel) -> at(from, 3, channel, x, y);
    }

    /** A small mask of the size given. */
    Values of(Mask small) {
        byte[] from = small.toBytes();
        return (x, y, channel) -> at(from, 1, 0, x, y);
    }

    /** What lies at the box's pixels; of any thread. */
    interface Values {
        /** 0…255. */
        int at(int x, int y, int channel);
    }

    private int at(byte[] from, int channels, int channel, int x, int y) {
        int i = channels * (top[y] * smallWidth + left[x]) + channel;
        int right = smallWidth < 2 ? 0 : channels;
        int down = smallHeight < 2 ? 0 : channels * smallWidth;
        int a = from[i] & 0xff;
        int b = from[i + right] & 0xff;
        int c = from[i + down] & 0xff;
        int d = from[i + down + right] & 0xff;
        if (a == b && a == c && a == d) {
            return a;
        }
        float fx = shareX[x];
        float above = a * (1 - fx) + b * fx;
        float below = c * (1 - fx) + d * fx;
        return Math.round(above * (1 - shareY[y]) + below * shareY[y]);
    }
}
