package dev.drape.image;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A mask that takes little room while nobody looks at its pixels: the cut-out of a garment about a hundredth of its bytes.
 * Loses nothing. Immutable, any thread.
 *
 * @param width px
 * @param height px
 * @param coverage {@link Mask#coverage()}, known without unpacking
 * @param boundingBox {@link Mask#boundingBox()}, known without unpacking
 * @param deflated each row less the one above it (PNG's filter "Up": soft edges take a third less), raw deflate (RFC 1951)
 */
@SuppressWarnings("ArrayRecordComponent") // neither given away nor taken over: both are copied
public record PackedMask(int width, int height, double coverage, PixelBox boundingBox, byte[] deflated) {
    public PackedMask {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a packed mask of " + width + "×" + height);
        }
        deflated = deflated.clone();
    }

    /** CPU-bound, see {@link #unpack()}. */
    public static PackedMask of(Mask mask) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(lessAbove(mask.values(), mask.width()));
            deflater.finish();
            byte[] out = new byte[mask.size() / 16 + 64];
            int length = deflater.deflate(out);
            while (!deflater.finished()) {
                out = Arrays.copyOf(out, 2 * out.length);
                length += deflater.deflate(out, length, out.length - length);
            }
            return new PackedMask(
                    mask.width(), mask.height(), mask.coverage(), mask.boundingBox(), Arrays.copyOf(out, length));
        } finally {
            deflater.end();
        }
    }

    /** The mask, made anew by each call. CPU-bound: docs/performance.md says what it costs. */
    public Mask unpack() {
        byte[] values = new byte[Math.multiplyExact(width, height)];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            int length = 0;
            while (length < values.length && !inflater.finished() && !inflater.needsInput()) {
                length += inflater.inflate(values, length, values.length - length);
            }
            if (length != values.length) {
                throw new IllegalStateException(this + " holds " + length + " pixels");
            }
            return Mask.owning(width, height, plusAbove(values, width));
        } catch (DataFormatException e) {
            throw new IllegalStateException(this + " cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] lessAbove(byte[] values, int width) {
        byte[] less = new byte[values.length];
        System.arraycopy(values, 0, less, 0, width);
        for (int i = width; i < values.length; i++) {
            less[i] = (byte) (values[i] - values[i - width]);
        }
        return less;
    }

    private static byte[] plusAbove(byte[] values, int width) {
        for (int i = width; i < values.length; i++) {
            values[i] += values[i - width];
        }
        return values;
    }

    /** A copy. */
    @Override
    public byte[] deflated() {
        return deflated.clone();
    }

    @Override
    public String toString() {
        return "PackedMask " + width + "×" + height;
    }
}
