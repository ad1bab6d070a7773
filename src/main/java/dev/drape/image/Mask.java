package dev.drape.image;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An 8-bit grey mask: 0 outside, 255 inside, between at soft edges. Row by row from the top. Immutable, any thread. */
public final class Mask {
    /** From this value on a pixel counts as inside: as signed bytes, the negative ones. */
    public static final int HALF = 128;

    private final int width;
    private final int height;
    private final byte[] values;

    private Mask(int width, int height, byte[] values) {
        if (width <= 0 || height <= 0 || values.length != (long) width * height) {
            throw new IllegalArgumentException(width + "×" + height + " needs 1 byte a pixel, got " + values.length);
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** Takes the array over: the caller must not write to it again. {@code values.length == width * height}. */
    public static Mask owning(int width, int height, byte[] values) {
        return new Mask(width, height, values);
    }

    public static Mask filled(int width, int height, int value) {
        byte[] values = new byte[width * height];
        Arrays.fill(values, (byte) value);
        return new Mask(width, height, values);
    }

    /** 255 where true. {@code inside.length == width * height}. */
    public static Mask of(int width, int height, boolean[] inside) {
        byte[] values = new byte[inside.length];
        for (int i = 0; i < inside.length; i++) {
            values[i] = (byte) (inside[i] ? 255 : 0);
        }
        return new Mask(width, height, values);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number of pixels. */
    public int size() {
        return values.length;
    }

    /** Value at an index, 0…255. */
    public int at(int index) {
        return values[index] & 0xff;
    }

    /** Value at a pixel, 0…255. */
    public int at(int x, int y) {
        return values[y * width + x] & 0xff;
    }

    /** Whether the pixel counts as inside: value ≥ {@link #HALF}. */
    public boolean isSet(int index) {
        return (values[index] & 0xff) >= HALF;
    }

    /** {@link #isSet(int)} by coordinates; false outside the picture. */
    public boolean isSet(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && isSet(y * width + x);
    }

    /** Number of pixels inside. */
    public int count() {
        int n = 0;
        for (byte value : values) {
            n += value >>> 31;
        }
        return n;
    }

    /** Share of the picture inside, 0…1. */
    public double coverage() {
        return (double) count() / values.length;
    }

    /** The smallest box around all pixels inside; null if there is none. */
    public PixelBox boundingBox() {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int row = y * width;
            int first = 0;
            while (first < width && values[row + first] >= 0) {
                first++;
            }
            if (first < width) {
                int last = width - 1;
                while (values[row + last] >= 0) {
                    last--;
                }
                left = Math.min(left, first);
                right = Math.max(right, last);
                top = Math.min(top, y);
                bottom = y;
            }
        }
        return right < 0 ? null : new PixelBox(left, top, right - left + 1, bottom - top + 1);
    }

    public Mask invert() {
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (255 - (values[i] & 0xff));
        }
        return new Mask(width, height, out);
    }

    /** The larger value a pixel. */
    public Mask max(Mask other) {
        requireSameSize(other);
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.max(values[i] & 0xff, other.values[i] & 0xff);
        }
        return new Mask(width, height, out);
    }

    /** The smaller value a pixel. */
    public Mask min(Mask other) {
        requireSameSize(other);
        byte[] out = new byte[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.min(values[i] & 0xff, other.values[i] & 0xff);
        }
        return new Mask(width, height, out);
    }

    /** A copy of the values, one byte a pixel. */
    public byte[] toBytes() {
        return values.clone();
    }

    /** The array itself, for this package's loops over values; nobody writes to it. */
    byte[] values() {
        return values;
    }

    /** All values to read from: a view, not a copy. */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(values).asReadOnlyBuffer();
    }

    /** The part inside the box, which must lie within the picture. */
    public Mask crop(PixelBox box) {
        byte[] part = new byte[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(values, (box.y() + y) * width + box.x(), part, y * box.width(), box.width());
        }
        return new Mask(box.width(), box.height(), part);
    }

    private void requireSameSize(Mask other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException(this + " against " + other);
        }
    }

    @Override
    public String toString() {
        return "Mask " + width + "×" + height;
    }
}
