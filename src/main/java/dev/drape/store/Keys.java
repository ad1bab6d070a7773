package dev.drape.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a key's text after text that all keys of a shelf share. Any thread. */
final class Keys {
    private final MessageDigest begun;

    Keys(String shared) {
        begun = sha256();
        begun.update(shared.getBytes(StandardCharsets.UTF_8));
    }

    byte[] of(String key) {
        try {
            MessageDigest digest = (MessageDigest) begun.clone();
            return digest.digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
