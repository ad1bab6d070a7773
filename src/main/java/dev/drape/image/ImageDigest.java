package dev.drape.image;

import dev.drape.execution.Fork;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies an uploaded file. MD5 is the public id; it can be forged, so keys always hold the SHA-256 too.
 *
 * @param md5 32 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 */
public record ImageDigest(String md5, String sha256) {
    public static ImageDigest of(byte[] file) {
        return Fork.join(() -> hash("MD5", file), () -> hash("SHA-256", file), ImageDigest::new);
    }

    private static String hash(String algorithm, byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
