package dev.drape.load;

import java.util.Locale;

/**
 * A number that was asked for and the one that was measured.
 *
 * @param name what of
 * @param measured the number
 * @param limit what it may be
 * @param atMost whether the limit is an upper one
 */
record Target(String name, double measured, double limit, boolean atMost) {
    static Target atMost(String name, double measured, double limit) {
        return new Target(name, measured, limit, true);
    }

    static Target atLeast(String name, double measured, double limit) {
        return new Target(name, measured, limit, false);
    }

    boolean met() {
        return atMost ? measured <= limit : measured >= limit;
    }

    /** A row of a Markdown table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s %.2f | %.2f | %s |",
                name,
                atMost ? "≤" : "≥",
                limit,
                measured,
                met() ? "yes" : "**no**");
    }
}
