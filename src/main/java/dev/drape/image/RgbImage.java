package dev.drape.image;

import java.nio.ByteBuffer;

/**
 * An opaque 8-bit picture, sRGB, interleaved red, green, blue, row by row from the top. Immutable, any thread.
 */
public final class RgbImage {
    private final int width;
    private final int height;
    private final byte[] rgb;

    private RgbImage(int width, int height, byte[] rgb) {
        if (width <= 0 || height <= 0 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(width + "×" + height + " needs 3 bytes a pixel, got " + rgb.length);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** Takes the array over: the caller must not write to it again. {@code rgb.length == 3 * width * height}. */
    public static RgbImage owning(int width, int height, byte[] rgb) {
        return new RgbImage(width, height, rgb);
    }

    /** A picture of one colour, {@code 0xRRGGBB}. */
    public static RgbImage filled(int width, int height, int color) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (color >> 16);
            rgb[i + 1] = (byte) (color >> 8);
            rgb[i + 2] = (byte) color;
        }
        return new RgbImage(width, height, rgb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number of pixels. */
    public int size() {
        return width * height;
    }

    /** Red at an index, 0…255. */
    public int red(int index) {
        return rgb[3 * index] & 0xff;
    }

    /** Green at an index, 0…255. */
    public int green(int index) {
        return rgb[3 * index + 1] & 0xff;
    }

    /** Blue at an index, 0…255. */
    public int blue(int index) {
        return rgb[3 * index + 2] & 0xff;
    }

    /** Red, green or blue, channel 0, 1 or 2, at an index, 0…255. */
    public int channel(int index, int channel) {
        return rgb[3 * index + channel] & 0xff;
    }

    /** The pixel as {@code 0xRRGGBB}. */
    public int at(int x, int y) {
        int i = y * width + x;
        return red(i) << 16 | green(i) << 8 | blue(i);
    }

    /** A copy of the pixels, 3 bytes each. */
    public byte[] toBytes() {
        return rgb.clone();
    }

    /** All bytes to read from: a view, not a copy. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(rgb).asReadOnlyBuffer();
    }

    /** The array itself, for this package's loops over pixels; nobody writes to it. */
    byte[] rgb() {
        return rgb;
    }

    /** Copies all bytes to {@code target}, which is at least that long. */
    public void copyTo(byte[] target) {
        System.arraycopy(rgb, 0, target, 0, rgb.length);
    }

    /** The pixels inside the box, which must lie within the picture. */
    public RgbImage crop(PixelBox box) {
        byte[] part = new byte[3 * box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(rgb, 3 * ((box.y() + y) * width + box.x()), part, 3 * y * box.width(), 3 * box.width());
        }
        return new RgbImage(box.width(), box.height(), part);
    }

    public boolean sameSize(RgbImage other) {
        return width == other.width && height == other.height;
    }

    @Override
    public String toString() {
        return "RgbImage " + width + "×" + height;
    }
}
