package dev.drape.pose;

import dev.drape.image.Mask;

/** Swaps left and right. */
final class Mirror {
    private Mirror() {}

    /** @param cells {@code height × width × channels}, row by row */
    static float[] of(float[] cells, int width, int channels) {
        float[] out = new float[cells.length];
        int row = width * channels;
        for (int start = 0; start < cells.length; start += row) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(cells, start + x * channels, out, start + (width - 1 - x) * channels, channels);
            }
        }
        return out;
    }

    static Mask of(Mask mask) {
        byte[] out = new byte[mask.size()];
        for (int i = 0; i < out.length; i++) {
            int x = i % mask.width();
            out[i] = (byte) mask.at(i - x + mask.width() - 1 - x);
        }
        return Mask.owning(mask.width(), mask.height(), out);
    }
}
