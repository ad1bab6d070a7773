package dev.drape.image.codec;

import dev.drape.image.ImageLimits;
import dev.drape.image.codec.ImageHeader.Channels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Walks a WebP's chunks (RFC 9649). Of an animation the header describes the canvas. One walker reads one file; not for
 * sharing.
 */
final class WebpWalker {
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int ALPHA_FLAG = 0x10;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int LOSSY_START_CODE = 0x2a019d;
    private static final int SIDE_MASK = 0x3fff;
    private static final String EXIF_PREFIX = "Exif\0\0";

    private final byte[] file;
    private final ImageLimits limits;
    private int width;
    private int height;
    private boolean alpha;
    private boolean picture;
    private int orientation = ExifOrientation.UPRIGHT;
    private Optional<ColorProfile> profile = Optional.empty();

    WebpWalker(byte[] file, ImageLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    ImageHeader header() {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long end = CHUNK_HEADER_BYTES + (in.getInt(4) & 0xffffffffL);
        in.position(RIFF_HEADER_BYTES);
        boolean early = end > file.length;
        in.limit((int) Math.min(end, file.length));
        while (in.remaining() >= CHUNK_HEADER_BYTES) {
            chunk(in);
        }
        if (early) {
            throw ImageFormat.WEBP.damaged("it ends early");
        }
        if (!picture) {
            throw ImageFormat.WEBP.damaged("it has no picture");
        }
        return new ImageHeader(ImageFormat.WEBP, width, height, orientation, 8, Channels.RGB, alpha, profile);
    }

    private void chunk(ByteBuffer in) {
        byte[] name = new byte[4];
        in.get(name);
        String type = new String(name, StandardCharsets.ISO_8859_1);
        long length = in.getInt() & 0xffffffffL;
        boolean whole = length <= in.remaining();
        int present = whole ? (int) length : in.remaining();
        ByteBuffer body = in.slice(in.position(), present).order(ByteOrder.LITTLE_ENDIAN);
        in.position(Math.min(in.limit(), in.position() + present + (present & 1)));
        read(type, body);
        if (!whole) {
            throw ImageFormat.WEBP.damaged("it ends early");
        }
    }

    private void read(String type, ByteBuffer body) {
        switch (type) {
            case "VP8X" -> canvas(body);
            case "VP8 " -> lossy(body);
            case "VP8L" -> lossless(body);
            case "ANMF" -> picture = true;
            case "EXIF" -> orientation = ExifOrientation.of(tiff(body));
            case "ICCP" -> profile = profile(body);
            default -> {}
        }
    }

    /** Flags, three reserved bytes, then width − 1 and height − 1 in 24 bits each. */
    private void canvas(ByteBuffer body) {
        alpha = (body.get(0) & ALPHA_FLAG) != 0;
        size((body.getInt(4) & 0xffffff) + 1, (body.getInt(6) >>> 8) + 1);
    }

    /** Three bytes of frame tag, the start code, then the sides in 14 bits each, scaling above them. */
    private void lossy(ByteBuffer body) {
        if (body.getInt(2) >>> 8 != LOSSY_START_CODE) {
            throw ImageFormat.WEBP.damaged("the picture has no start code");
        }
        picture = true;
        size(body.getShort(6) & SIDE_MASK, body.getShort(8) & SIDE_MASK);
    }

    /** A signature byte, then width − 1 and height − 1 in 14 bits each and one bit of alpha. */
    private void lossless(ByteBuffer body) {
        int bits = body.getInt(1);
        if (body.get(0) != LOSSLESS_SIGNATURE) {
            throw ImageFormat.WEBP.damaged("the picture has no signature");
        }
        picture = true;
        alpha |= (bits >>> 28 & 1) != 0;
        size((bits & SIDE_MASK) + 1, (bits >>> 14 & SIDE_MASK) + 1);
    }

    private void size(int newWidth, int newHeight) {
        if (newWidth == 0 || newHeight == 0 || (width != 0 && (width != newWidth || height != newHeight))) {
            throw ImageFormat.WEBP.damaged("it contradicts itself about its size");
        }
        width = newWidth;
        height = newHeight;
        limits.requireSize(width, height);
    }

    /** Some writers keep the prefix that JPEG needs. */
    private static ByteBuffer tiff(ByteBuffer body) {
        byte[] start = new byte[Math.min(body.remaining(), EXIF_PREFIX.length())];
        body.get(0, start);
        return body.position(Magic.at(start, 0, EXIF_PREFIX) ? start.length : 0);
    }

    private static Optional<ColorProfile> profile(ByteBuffer body) {
        if (body.remaining() > ColorProfile.MAX_BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return Optional.of(new ColorProfile(bytes));
    }
}
