package dev.drape.execution;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How long each stage took, in ms; a stage that did not run is absent. Immutable, any thread. */
public final class StageTimes {
    public static final StageTimes NONE = new StageTimes(new EnumMap<>(Stage.class));

    private final EnumMap<Stage, Double> millis;

    private StageTimes(EnumMap<Stage, Double> millis) {
        this.millis = millis;
    }

    /** A copy with that time added to a stage. */
    public StageTimes plus(Stage stage, double ms) {
        EnumMap<Stage, Double> copy = new EnumMap<>(millis);
        copy.merge(stage, ms, Double::sum);
        return new StageTimes(copy);
    }

    /** A copy with the other's times added. */
    public StageTimes plus(StageTimes other) {
        EnumMap<Stage, Double> copy = new EnumMap<>(millis);
        other.millis.forEach((stage, ms) -> copy.merge(stage, ms, Double::sum));
        return new StageTimes(copy);
    }

    /** Time of a stage, 0 if it did not run. */
    public double of(Stage stage) {
        return millis.getOrDefault(stage, 0d);
    }

    /** Read-only, in the order of {@link Stage}. */
    public Map<Stage, Double> asMap() {
        return Collections.unmodifiableMap(millis);
    }
}
