package dev.drape.image.codec;

import java.util.Locale;

/** The formats pictures are written in. */
public enum OutputFormat {
    /** Lossless. */
    PNG("image/png"),
    JPEG("image/jpeg"),
    /** Lossy WebP. */
    WEBP("image/webp");

    private final String mediaType;

    OutputFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Lower case, such as {@code png}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
