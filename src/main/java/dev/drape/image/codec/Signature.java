package dev.drape.image.codec;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that stand at a fixed place in every file of a format.
 *
 * @param offset from the file's start
 * @param bytes one character a byte (ISO 8859-1)
 */
record Signature(int offset, String bytes) {
    boolean in(byte[] file) {
        return file.length >= offset + bytes.length()
                && new String(file, offset, bytes.length(), StandardCharsets.ISO_8859_1).equals(bytes);
    }
}
