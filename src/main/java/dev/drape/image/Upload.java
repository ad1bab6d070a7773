package dev.drape.image;

/** A file as it was posted, with its digest. Immutable by agreement: nobody writes to {@link #bytes()}. */
public final class Upload {
    private final byte[] bytes;
    private final ImageDigest digest;

    private Upload(byte[] bytes, ImageDigest digest) {
        this.bytes = bytes;
        this.digest = digest;
    }

    /** Takes the array over and computes its digest: about 5 ms a megabyte, so not on the event loop. */
    public static Upload owning(byte[] bytes) {
        return new Upload(bytes, ImageDigest.of(bytes));
    }

    /** The file itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    public ImageDigest digest() {
        return digest;
    }
}
