package dev.drape.inference;

/** A device did not do a run; another one may. Never leaves the package. */
final class DeviceFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeviceFault(String reason, Throwable cause) {
        super(reason, cause, false, false);
    }

    DeviceFault(String reason) {
        this(reason, null);
    }
}
