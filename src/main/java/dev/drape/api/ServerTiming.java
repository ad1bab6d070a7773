package dev.drape.api;

import java.util.Locale;
import java.util.Map;

/**
 * The value of a {@code Server-Timing} header; the HTTP layer writes it as its text.
 *
 * @param stages ms by the stage's id, in the order they are shown
 * @param totalMs wall time
 */
record ServerTiming(Map<String, Double> stages, double totalMs) {
    static final String HEADER = "Server-Timing";

    /** {@code decode;dur=7.90, pose;dur=34.00, total;dur=171.00}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        stages.forEach((stage, ms) ->
                out.append(stage).append(";dur=").append(millis(ms)).append(", "));
        return out.append("total;dur=").append(millis(totalMs)).toString();
    }

    private static String millis(double ms) {
        return String.format(Locale.ROOT, "%.2f", ms);
    }
}
