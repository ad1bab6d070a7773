package dev.drape.analysis;

import java.util.Locale;

/** What is analysed, and so which cache holds it. */
public enum Kind {
    CUSTOMER,
    GARMENT;

    /** {@code customer} or {@code garment}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
