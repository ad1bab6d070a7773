package dev.drape.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A plain PNG writer for every bit depth and colour type, so that what a test expects comes from no codec under test. */
public final class PngFile {
    public static final int GREY = 0;
    public static final int RGB = 2;
    public static final int PALETTE = 3;
    public static final int GREY_ALPHA = 4;
    public static final int RGB_ALPHA = 6;

    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** One channel's value at a pixel, 0 … 2^depth − 1. */
    public interface Samples {
        int at(int x, int y, int channel);
    }

    private PngFile() {}

    public static byte[] of(int width, int height, int depth, int colorType, boolean interlaced, Samples samples) {
        return of(width, height, depth, colorType, interlaced, samples, new byte[0]);
    }

    /** {@code extra}: whole chunks between header and data, such as a palette. */
    public static byte[] of(
            int width, int height, int depth, int colorType, boolean interlaced, Samples samples, byte[] extra) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
            int[][] passes = interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}};
            for (int[] pass : passes) {
                for (int y = pass[1]; y < height && pass[0] < width; y += pass[3]) {
                    rows.write(row(width, depth, channels(colorType), pass, y, samples));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        byte[] start = ImageFiles.concat(header(width, height, depth, colorType, interlaced), extra);
        byte[] end = ImageFiles.concat(chunk("IDAT", packed.toByteArray()), chunk("IEND", new byte[0]));
        return ImageFiles.concat(start, end);
    }

    /** Signature and IHDR. */
    public static byte[] header(int width, int height, int depth, int colorType, boolean interlaced) {
        ByteBuffer body = ByteBuffer.allocate(13).putInt(width).putInt(height);
        body.put((byte) depth).put((byte) colorType).put((byte) 0).put((byte) 0).put((byte) (interlaced ? 1 : 0));
        byte[] signature = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
        return ImageFiles.concat(signature, chunk("IHDR", body.array()));
    }

    public static byte[] chunk(String type, byte[] body) {
        byte[] checked = ImageFiles.concat(type.getBytes(StandardCharsets.US_ASCII), body);
        CRC32 crc = new CRC32();
        crc.update(checked);
        return ByteBuffer.allocate(body.length + 12)
                .putInt(body.length)
                .put(checked)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The same bytes with every chunk's checksum computed anew, as far as chunks can be told; other files unchanged. */
    public static byte[] withMendedChecksums(byte[] file) {
        byte[] out = file.clone();
        ByteBuffer in = ByteBuffer.wrap(out);
        int at = 8;
        while (out.length > 8 && out[1] == 'P' && at + 12 <= out.length) {
            int length = in.getInt(at);
            if (length < 0 || length > out.length - at - 12) {
                break;
            }
            CRC32 crc = new CRC32();
            crc.update(out, at + 4, length + 4);
            in.putInt(at + 8 + length, (int) crc.getValue());
            at += length + 12;
        }
        return out;
    }

    private static int channels(int colorType) {
        return switch (colorType) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    /** Filter byte 0, then the samples packed from the high bits on. */
    private static byte[] row(int width, int depth, int channels, int[] pass, int y, Samples samples) {
        int pixels = (width - pass[0] + pass[2] - 1) / pass[2];
        byte[] row = new byte[1 + (pixels * channels * depth + 7) / 8];
        int bit = 8;
        for (int x = pass[0]; x < width; x += pass[2]) {
            for (int c = 0; c < channels; c++) {
                int value = samples.at(x, y, c);
                for (int b = depth - 1; b >= 0; b--, bit++) {
                    row[bit / 8] |= (byte) ((value >> b & 1) << (7 - bit % 8));
                }
            }
        }
        return row;
    }
}
