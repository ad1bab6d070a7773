package dev.drape.image.codec;

import dev.drape.image.ImageLimits;
import dev.drape.image.codec.ImageHeader.Channels;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Walks a JPEG's segments and scans to its end-of-image marker (ITU-T T.81, annex B). Bytes after that marker are
 * allowed: phones append depth maps and second pictures there. One walker reads one file; not for sharing.
 */
final class JpegWalker {
    /**
     * Scans a picture may have. Encoders write up to about 10; each one costs a pass over all blocks, so thousands of
     * empty scans would hold a core for minutes (libjpeg-turbo's advice to embedders names the same weakness).
     */
    private static final int MAX_SCANS = 100;

    private static final int PREFIX = 0xff;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int TEMPORARY = 0x01;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_HUFFMAN_FRAME = 0xc2;
    private static final int LAST_FRAME = 0xcf;
    private static final int DEFINE_HUFFMAN = 0xc4;
    private static final int JPEG_EXTENSION = 0xc8;
    private static final int DEFINE_ARITHMETIC = 0xcc;

    private static final String EXIF = "Exif\0\0";
    private static final String ICC = "ICC_PROFILE\0";

    private final byte[] file;
    private final ImageLimits limits;
    private final SortedMap<Integer, ByteBuffer> profileParts = new TreeMap<>();
    private int position = 2;
    private int profilePartCount;
    private int scans;
    private int width;
    private int height;
    private int components;
    private int orientation;

    JpegWalker(byte[] file, ImageLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    ImageHeader header() {
        for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
            segment(marker);
        }
        if (scans == 0) {
            throw ImageFormat.JPEG.damaged("it has no picture");
        }
        Channels channels = components == 1 ? Channels.GREY : components == 3 ? Channels.RGB : Channels.CMYK;
        int upright = orientation == 0 ? ExifOrientation.UPRIGHT : orientation;
        return new ImageHeader(ImageFormat.JPEG, width, height, upright, 8, channels, false, profile());
    }

    /** The marker at or after the position. Stray bytes, stuffed zeroes and markers without a body are passed over. */
    private int nextMarker() {
        while (position < file.length - 1) {
            int code = file[position + 1] & 0xff;
            boolean marker = (file[position] & 0xff) == PREFIX && code != 0 && code != PREFIX;
            position += marker ? 2 : 1;
            if (marker && !standsAlone(code)) {
                return code;
            }
        }
        throw ImageFormat.JPEG.damaged("it ends before its end marker");
    }

    private static boolean standsAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
    }

    private void segment(int marker) {
        ByteBuffer in = ByteBuffer.wrap(file, position, file.length - position);
        int length = (in.getShort() & 0xffff) - 2;
        if (length < 0) {
            throw ImageFormat.JPEG.damaged("a segment has no length");
        }
        ByteBuffer body = in.slice(in.position(), length);
        position = in.position() + length;
        switch (marker) {
            case APP1 -> exif(body);
            case APP2 -> profilePart(body);
            case START_OF_SCAN -> startOfScan();
            default -> {
                if (isFrame(marker)) {
                    frame(marker, body);
                }
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != DEFINE_HUFFMAN
                && marker != JPEG_EXTENSION
                && marker != DEFINE_ARITHMETIC;
    }

    private void frame(int marker, ByteBuffer body) {
        if (width != 0) {
            throw ImageFormat.JPEG.damaged("it has two frames");
        }
        int precision = body.get() & 0xff;
        height = body.getShort() & 0xffff;
        width = body.getShort() & 0xffff;
        components = body.get() & 0xff;
        if (width == 0 || height == 0) {
            throw ImageFormat.JPEG.damaged("it does not say how large it is");
        }
        limits.requireSize(width, height);
        if (marker > LAST_HUFFMAN_FRAME) {
            throw ImageFormat.JPEG.unsupported("lossless, hierarchical or arithmetic coding");
        }
        if (precision != 8) {
            throw ImageFormat.JPEG.unsupported(precision + " bits a channel");
        }
        if (components != 1 && components != 3 && components != 4) {
            throw ImageFormat.JPEG.unsupported(components + " channels");
        }
    }

    private void startOfScan() {
        if (width == 0) {
            throw ImageFormat.JPEG.damaged("a scan comes before the frame");
        }
        if (++scans > MAX_SCANS) {
            throw ImageFormat.JPEG.unsupported("more than " + MAX_SCANS + " scans");
        }
    }

    private void exif(ByteBuffer body) {
        if (orientation == 0 && startsWith(body, EXIF)) {
            orientation = ExifOrientation.of(body);
        }
    }

    /** Profiles come in numbered parts (ICC.1:2022, annex B.4): number and count, one byte each, then the bytes. */
    private void profilePart(ByteBuffer body) {
        if (startsWith(body, ICC) && body.remaining() > 2) {
            int number = body.get() & 0xff;
            profilePartCount = body.get() & 0xff;
            profileParts.put(number, body);
        }
    }

    private Optional<ColorProfile> profile() {
        int length =
                profileParts.values().stream().mapToInt(ByteBuffer::remaining).sum();
        boolean complete = profileParts.size() == profilePartCount
                && profilePartCount > 0
                && profileParts.firstKey() == 1
                && profileParts.lastKey() == profilePartCount;
        if (!complete || length > ColorProfile.MAX_BYTES) {
            return Optional.empty();
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        profileParts.values().forEach(whole::put);
        return Optional.of(new ColorProfile(whole.array()));
    }

    /** Whether the body starts so; if it does, its position moves past it. */
    private static boolean startsWith(ByteBuffer body, String magic) {
        byte[] start = new byte[Math.min(body.remaining(), magic.length())];
        body.get(body.position(), start);
        boolean matches = Magic.at(start, 0, magic);
        body.position(body.position() + (matches ? start.length : 0));
        return matches;
    }
}
