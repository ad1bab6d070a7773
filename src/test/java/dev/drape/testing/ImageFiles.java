package dev.drape.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Picture files for tests: those made by {@code resources/images/make.py}, and EXIF put into them. */
public final class ImageFiles {
    private ImageFiles() {}

    public static byte[] resource(String name) {
        try (InputStream in = ImageFiles.class.getResourceAsStream("/images/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A TIFF structure of one directory with the orientation as its only tag. */
    public static byte[] tiff(int orientation, ByteOrder order) {
        ByteBuffer out = ByteBuffer.allocate(26).order(order);
        out.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 42).putInt(8).putShort((short) 1);
        out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return out.array();
    }

    /** The JPEG with an APP1 segment after its first marker. */
    public static byte[] jpegWithExif(byte[] jpeg, byte[] tiff) {
        return jpegWithSegment(jpeg, 0xe1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff));
    }

    public static byte[] jpegWithSegment(byte[] jpeg, int marker, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + body.length + 4);
        out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker).putShort((short) (body.length + 2));
        return out.put(body).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** The PNG with one more chunk after its header. */
    public static byte[] pngWithChunk(byte[] png, String type, byte[] body) {
        int afterHeader = 8 + 25;
        byte[] chunk = PngFile.chunk(type, body);
        ByteBuffer out = ByteBuffer.allocate(png.length + chunk.length);
        return out.put(png, 0, afterHeader)
                .put(chunk)
                .put(png, afterHeader, png.length - afterHeader)
                .array();
    }

    /** A simple WebP, 48 × 32 px, as an extended one with an EXIF chunk. */
    public static byte[] webpWithExif(byte[] webp, byte[] tiff) {
        byte[] picture = slice(webp, 12, webp.length);
        byte[] canvas = {8, 0, 0, 0, 47, 0, 0, 31, 0, 0};
        byte[] body = concat(concat(riffChunk("VP8X", canvas), picture), riffChunk("EXIF", tiff));
        return riffChunk("RIFF", concat("WEBP".getBytes(StandardCharsets.US_ASCII), body));
    }

    public static byte[] riffChunk(String name, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(8 + body.length + body.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return out.put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(body.length)
                .put(body)
                .array();
    }

    public static byte[] slice(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    public static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }
}
