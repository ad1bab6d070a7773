package dev.drape.inference;

import java.time.Duration;

/**
 * What a device may do wrong.
 *
 * @param runLimit a run that takes longer is stopped
 * @param grace a run that has been stopped and goes on for longer has its lane given up
 * @param faults faults in a row that put a GPU out of use
 * @param probeAfter a failed GPU is probed after this time, and after twice the last time whenever that fails
 * @param longestProbeAfter bound on that time
 */
record FaultPolicy(Duration runLimit, Duration grace, int faults, Duration probeAfter, Duration longestProbeAfter) {
    /** Stopping is checked between a model's operators, none of which takes 10 ms on an idle core. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PROBE_AFTER = Duration.ofMinutes(5);

    static FaultPolicy of(InferenceConfig config) {
        return new FaultPolicy(
                config.runLimit(),
                GRACE,
                config.breaker().faults(),
                config.breaker().probeAfter(),
                LONGEST_PROBE_AFTER);
    }

    /** The time to wait after a probe that came after {@code last} has failed. */
    Duration next(Duration last) {
        Duration doubled = last.multipliedBy(2);
        return doubled.compareTo(longestProbeAfter) > 0 ? longestProbeAfter : doubled;
    }
}
