package dev.drape.tryon;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * What marks the requests that the service sends to its own port before it is ready. They come by a path of their own, which
 * neither meters nor traces nor the request log know, and with a word that only this process has. Immutable, any thread.
 */
@ApplicationScoped
public class Rehearsal {
    /** Stands before the path that is rehearsed. */
    public static final String PREFIX = "/q/rehearsal";

    /** The header with the {@link #word()}. */
    public static final String HEADER = "X-Drape-Rehearsal";

    private final String word = UUID.randomUUID().toString(); // 122 bits from a secure source

    /** Made anew by each start. */
    public String word() {
        return word;
    }

    /** Whether a request with that header, null if it has none, is one of the service's own. */
    public boolean ours(String header) {
        return header != null && MessageDigest.isEqual(utf8(header), utf8(word));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
