package dev.drape.inference;

import java.time.Duration;

/** Fault policies for tests. */
final class FaultPolicies {
    /** The first fault opens, the next probe is far away. */
    static final FaultPolicy PATIENT = new FaultPolicy(
            Duration.ofSeconds(30), 1, Duration.ofSeconds(30), 1, Duration.ofHours(1), Duration.ofHours(9));

    private FaultPolicies() {}

    /** Opens after that many faults, probes after that time. */
    static FaultPolicy of(int faults, Duration probeAfter) {
        return new FaultPolicy(
                PATIENT.runLimit(), PATIENT.share(), PATIENT.grace(), faults, probeAfter, probeAfter.multipliedBy(4));
    }

    /** Stops runs at that time and gives lanes up after as much again. */
    static FaultPolicy withRunLimit(Duration limit) {
        return new FaultPolicy(limit, 1, limit, 1, PATIENT.probeAfter(), PATIENT.longestProbeAfter());
    }
}
