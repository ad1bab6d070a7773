package dev.drape.image.codec;

import dev.drape.image.ImageLimits;
import dev.drape.image.codec.ImageHeader.Channels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks a PNG's chunks to IEND (PNG third edition, section 5). The checksums of the chunks that make the picture must
 * hold; others with a wrong checksum are passed over. Bytes after IEND are allowed. One walker reads one file; not for
 * sharing.
 */
final class PngWalker {
    private static final int SIGNATURE_BYTES = 8;
    private static final int TYPE_AND_CHECKSUM_BYTES = 8;
    private static final int GREY = 0;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /** What makes the picture; the rest (texts, profiles, animation frames) never reaches the decoder. */
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private final byte[] file;
    private final ImageLimits limits;
    private int width;
    private int height;
    private int bitDepth;
    private int colorType;
    private boolean transparentColor;
    private boolean data;
    private int orientation = ExifOrientation.UPRIGHT;
    private Optional<ColorProfile> profile = Optional.empty();

    PngWalker(byte[] file, ImageLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    ImageHeader header() {
        ByteBuffer in = start();
        String type;
        do {
            Chunk chunk = Chunk.next(in);
            type = chunk.type;
            read(chunk);
        } while (!type.equals("IEND"));
        if (!data) {
            throw ImageFormat.PNG.damaged("it has no picture");
        }
        boolean alpha = transparentColor || colorType == GREY_ALPHA || colorType == RGB_ALPHA;
        Channels channels = colorType == GREY || colorType == GREY_ALPHA ? Channels.GREY : Channels.RGB;
        return new ImageHeader(ImageFormat.PNG, width, height, orientation, bitDepth, channels, alpha, profile);
    }

    /**
     * The same picture without anything a decoder does not need. libpng unpacks compressed texts and profiles of up to
     * 8 MB each, a thousand a file: 400 of them, a file of 3 MB, held a core for 15 seconds.
     */
    static byte[] pixelsOnly(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file, SIGNATURE_BYTES, file.length - SIGNATURE_BYTES);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, SIGNATURE_BYTES);
        Chunk chunk;
        do {
            int from = in.position();
            chunk = Chunk.next(in);
            if (PIXELS.contains(chunk.type)) {
                out.write(file, from, in.position() - from);
            }
        } while (!chunk.type.equals("IEND"));
        return out.toByteArray();
    }

    private ByteBuffer start() {
        return ByteBuffer.wrap(file, SIGNATURE_BYTES, file.length - SIGNATURE_BYTES);
    }

    private void read(Chunk chunk) {
        if (width == 0 && !chunk.type.equals("IHDR")) {
            throw ImageFormat.PNG.damaged("it does not start with its header");
        }
        boolean sound = chunk.isSound();
        if (!sound && PIXELS.contains(chunk.type)) {
            throw ImageFormat.PNG.damaged("a checksum does not hold");
        }
        switch (chunk.type) {
            case "IHDR" -> size(chunk.body);
            case "tRNS" -> transparentColor = true;
            case "IDAT" -> data = true;
            case "eXIf" -> orientation = sound ? ExifOrientation.of(chunk.body) : orientation;
            case "iCCP" -> profile = sound ? profile(chunk.body) : profile;
            default -> {}
        }
    }

    private void size(ByteBuffer body) {
        if (width != 0) {
            throw ImageFormat.PNG.damaged("it has two headers");
        }
        width = body.getInt();
        height = body.getInt();
        bitDepth = body.get() & 0xff;
        colorType = body.get() & 0xff;
        if (width <= 0 || height <= 0) {
            throw ImageFormat.PNG.damaged("it does not say how large it is");
        }
        limits.requireSize(width, height);
    }

    /** A name of up to 79 bytes, a zero, the method (0 = deflate), then the packed profile. */
    private static Optional<ColorProfile> profile(ByteBuffer body) {
        while (body.hasRemaining() && body.get() != 0) {}
        if (body.remaining() < 2 || body.get() != 0) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(body);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            for (int n = inflater.inflate(part); n > 0; n = inflater.inflate(part)) {
                out.write(part, 0, n);
                if (out.size() > ColorProfile.MAX_BYTES) {
                    return Optional.empty();
                }
            }
            return Optional.of(new ColorProfile(out.toByteArray()));
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** One chunk: length, type, body, checksum over type and body. */
    private record Chunk(String type, ByteBuffer body, ByteBuffer checked, int checksum) {
        static Chunk next(ByteBuffer in) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - TYPE_AND_CHECKSUM_BYTES) {
                throw ImageFormat.PNG.damaged("it ends early");
            }
            ByteBuffer checked = in.slice(in.position(), length + 4);
            byte[] type = new byte[4];
            in.get(type);
            ByteBuffer body = in.slice(in.position(), length);
            in.position(in.position() + length);
            return new Chunk(new String(type, StandardCharsets.ISO_8859_1), body, checked, in.getInt());
        }

        boolean isSound() {
            CRC32 crc = new CRC32();
            crc.update(checked.duplicate());
            return (int) crc.getValue() == checksum;
        }
    }
}
