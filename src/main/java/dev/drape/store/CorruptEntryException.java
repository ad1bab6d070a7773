package dev.drape.store;

/** Bytes that are not an entry of that name, whole and undamaged. */
final class CorruptEntryException extends Exception {
    CorruptEntryException(String message) {
        super(message);
    }

    CorruptEntryException(String message, Throwable cause) {
        super(message, cause);
    }
}
