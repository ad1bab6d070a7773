package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.RgbImage;

/** Reads a box of a large picture from a small version of it, bilinearly: only the box's pixels cost. */
final class Upsample {
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
        spread(from, out, 1);
        return Mask.owning(box.width(), box.height(), out);
    }

    /** Rows of a small picture, made when asked for: a whole one would be as large as the box. */
    Rows rows(RgbImage small) {
        return new Rows(small.toBytes(), 3);
    }

    /** Rows of a small mask. */
    Rows rows(Mask small) {
        return new Rows(small.toBytes(), 1);
    }

    /** One row at a time; of one thread. */
    final class Rows {
        private final byte[] from;
        private final int channels;
        private final byte[] row;

        private Rows(byte[] from, int channels) {
            this.from = from;
            this.channels = channels;
            this.row = new byte[channels * box.width()];
        }

        /** Interleaved channels of a row of the box; overwritten by the next call. */
        byte[] at(int y) {
            spread(from, row, 0, y, channels);
            return row;
        }
    }

    private void spread(byte[] from, byte[] out, int channels) {
        for (int y = 0; y < box.height(); y++) {
            spread(from, out, channels * y * box.width(), y, channels);
        }
    }

    private void spread(byte[] from, byte[] out, int start, int y, int channels) {
        int right = smallWidth < 2 ? 0 : channels;
        int down = smallHeight < 2 ? 0 : channels * smallWidth;
        int to = start;
        float fy = shareY[y];
        for (int x = 0; x < box.width(); x++) {
            float fx = shareX[x];
            int i = channels * (top[y] * smallWidth + left[x]);
            for (int c = 0; c < channels; c++, i++) {
                float above = (from[i] & 0xff) * (1 - fx) + (from[i + right] & 0xff) * fx;
                float below = (from[i + down] & 0xff) * (1 - fx) + (from[i + down + right] & 0xff) * fx;
                out[to++] = (byte) Math.round(above * (1 - fy) + below * fy);
            }
        }
    }
}
