package dev.drape.image.codec;

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

    public String mediaType() {
        return mediaType;
    }
}
