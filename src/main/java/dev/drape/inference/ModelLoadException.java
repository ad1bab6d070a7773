package dev.drape.inference;

/** The models cannot be loaded, so the service cannot start. The message names files and digests: for operators. */
public final class ModelLoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelLoadException(String message) {
        super(message);
    }

    ModelLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
