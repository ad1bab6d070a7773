package dev.drape.inference;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What a device may do wrong.
 *
 * @param runLimit a run that takes longer is stopped
 * @param share of the time its request has left that a run may take: what is left is for another device
 * @param grace a run that has been stopped and goes on for longer has its lane given up
 * @param faults faults in a row that put a GPU out of use
 * @param probeAfter a failed GPU is probed after this time, and after twice the last time whenever that fails
 * @param longestProbeAfter bound on that time
 */
record FaultPolicy(
        Duration runLimit, double share, Duration grace, int faults, Duration probeAfter, Duration longestProbeAfter) {
    /** Stopping is checked between a model's operators, none of which takes 10 ms on an idle core. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Unless the first one is set to be later. */
    private static final Duration LONGEST_PROBE_AFTER = Duration.ofMinutes(5);

    /** Another device can do a run again only if there is time to. */
    private static final double SHARE_OF_THE_FIRST = 0.5;

    /** @param replaceable whether another device does what this one fails to do */
    static FaultPolicy of(InferenceConfig config, boolean replaceable) {
        Duration probeAfter = config.breaker().probeAfter();
        return new FaultPolicy(
                config.runLimit(),
                replaceable ? SHARE_OF_THE_FIRST : 1,
                GRACE,
                config.breaker().faults(),
                probeAfter,
                Collections.max(List.of(probeAfter, LONGEST_PROBE_AFTER)));
    }

    /** The time that a run may take whose request has so much left. */
    Duration limit(Duration left) {
        Duration own = Duration.ofNanos((long) (share * left.toNanos()));
        return own.compareTo(runLimit) < 0 ? own : runLimit;
    }

    /** The time to wait after a probe that came after {@code last} has failed. */
    Duration next(Duration last) {
        Duration doubled = last.multipliedBy(2);
        return doubled.compareTo(longestProbeAfter) > 0 ? longestProbeAfter : doubled;
    }
}
