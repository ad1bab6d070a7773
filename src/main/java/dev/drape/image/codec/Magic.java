package dev.drape.image.codec;

import java.nio.charset.StandardCharsets;

/** Magic bytes: what stands at a fixed place in every file, or part of a file, of one kind. */
final class Magic {
    private Magic() {}

    /** {@code magic} holds one character a byte (ISO 8859-1). */
    static boolean at(byte[] file, int offset, String magic) {
        return file.length >= offset + magic.length()
                && new String(file, offset, magic.length(), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
