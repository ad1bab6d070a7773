package dev.drape.image;

import dev.drape.execution.Fork;

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

    /** CPU-bound, see {@link #unpack()}. Two halves, each deflated by itself, make one stream. */
    public static PackedMask of(Mask mask) {
        int middle = mask.height() / 2;
        byte[] deflated = Fork.join(
                () -> deflated(mask, 0, middle, false),
                () -> deflated(mask, middle, mask.height(), true),
                PackedMask::joined);
        return new PackedMask(mask.width(), mask.height(), mask.coverage(), mask.boundingBox(), deflated);
    }

    /** Those rows; what is not the last part of the stream ends at a byte, so that another part can follow. */
    private static byte[] deflated(Mask mask, int from, int to, boolean last) {
        byte[] rows = lessAbove(mask, from, to);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(rows);
            if (last) {
                deflater.finish();
            }
            int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
            byte[] out = new byte[rows.length / 16 + 64];
            int length = deflater.deflate(out, 0, out.length, flush);
            while (length == out.length) {
                out = Arrays.copyOf(out, 2 * out.length);
                length += deflater.deflate(out, length, out.length - length, flush);
            }
            return Arrays.copyOf(out, length);
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

    private static byte[] lessAbove(Mask mask, int from, int to) {
        byte[] values = mask.values();
        int width = mask.width();
        byte[] less = Arrays.copyOfRange(values, from * width, to * width);
        for (int i = from == 0 ? width : 0, at = from * width + i; i < less.length; i++, at++) {
            less[i] -= values[at - width];
        }
        return less;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
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
