package dev.drape.inference;

import java.util.Locale;

/** Whether a device can be used. */
public enum DeviceState {
    /** Does work. */
    UP,
    /** Could not be opened, or is not opened yet. */
    UNAVAILABLE,
    /** Worked once, then failed where the CPU did not; gets no work until a probe succeeds. */
    FAILED,
    /** Has failed and is being probed. */
    PROBING;

    /** Lower case, such as {@code up}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
