package dev.drape.analysis;

import dev.drape.pose.Complexity;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which landmark model the operator asked for.
 *
 * @param fixed empty = by the device: heavy on a GPU, full on a CPU
 */
public record ComplexityChoice(Optional<Complexity> fixed) {
    private static final String AUTO = "auto";

    /** Reads {@code auto}, {@code 0}, {@code 1} or {@code 2}. */
    public static ComplexityChoice of(String text) {
        return text.equals(AUTO)
                ? new ComplexityChoice(Optional.empty())
                : new ComplexityChoice(Optional.of(Arrays.stream(Complexity.values())
                        .filter(complexity -> text.equals(Integer.toString(complexity.level())))
                        .findAny()
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of auto, 0, 1, 2"))));
    }
}
