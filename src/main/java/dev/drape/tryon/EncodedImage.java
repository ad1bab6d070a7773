package dev.drape.tryon;

import dev.drape.image.codec.OutputFormat;

/** An encoded picture. Immutable by agreement: nobody writes to {@link #bytes()}. */
public final class EncodedImage {
    private final OutputFormat format;
    private final int width;
    private final int height;
    private final byte[] bytes;

    /** Takes the array over. Width and height in px. */
    public EncodedImage(OutputFormat format, int width, int height, byte[] bytes) {
        this.format = format;
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    public OutputFormat format() {
        return format;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The file itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }
}
