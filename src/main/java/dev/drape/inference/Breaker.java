package dev.drape.inference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A device's circuit breaker. Closed ({@link DeviceState#UP}) until it has seen too many faults in a row; then open
 * ({@link DeviceState#FAILED}), half-open while a probe is under way ({@link DeviceState#PROBING}), and closed again when
 * one succeeds. Any thread. Its methods say whether the state changed, so that each change is told once.
 */
final class Breaker {

    /**
     * The breaker at one moment.
     *
     * @param reason why the device is not up; empty if it is
     * @param since when the state was entered
     * @param nextProbe when a failed device is probed
     */
    record Condition(DeviceState state, Optional<String> reason, Instant since, Optional<Instant> nextProbe) {
        static Condition unavailable(String reason) {
            return new Condition(DeviceState.UNAVAILABLE, Optional.of(reason), Instant.now(), Optional.empty());
        }
    }

    private final FaultPolicy policy;
    private volatile Condition condition = Condition.unavailable("not opened yet");
    private volatile int faults;
    private Duration pause = Duration.ZERO;

    Breaker(FaultPolicy policy) {
        this.policy = policy;
    }

    Condition condition() {
        return condition;
    }

    synchronized void unavailable(String reason) {
        condition = Condition.unavailable(reason);
    }

    synchronized void close() {
        faults = 0;
        condition = new Condition(DeviceState.UP, Optional.empty(), Instant.now(), Optional.empty());
    }

    /** A run succeeded: the faults before it were not in a row. */
    void succeeded() {
        if (faults != 0) {
            forgive();
        }
    }

    private synchronized void forgive() {
        faults = 0;
    }

    /** Counts a fault; true if that opened the breaker. */
    synchronized boolean fault(String reason) {
        return condition.state == DeviceState.UP && ++faults >= policy.faults() && open(reason);
    }

    /**
     * Opens it, whatever the count; false if it was open already or never closed. A device that was up for less time than it
     * had to wait before is made to wait longer: a probe is less than what requests ask for.
     */
    synchronized boolean open(String reason) {
        if (condition.state != DeviceState.UP) {
            return false;
        }
        boolean again = Duration.between(condition.since, Instant.now()).compareTo(pause) < 0;
        pause = again ? policy.next(pause) : policy.probeAfter();
        condition = failed(reason, Instant.now());
        return true;
    }

    /** When the next probe is due, from now. */
    synchronized Duration pause() {
        return pause;
    }

    /** Half-opens an open breaker. */
    synchronized boolean probe() {
        if (condition.state != DeviceState.FAILED) {
            return false;
        }
        condition = new Condition(DeviceState.PROBING, condition.reason, condition.since, Optional.empty());
        return true;
    }

    /** The probe failed: open again, for longer. The device has been failing since it first did. */
    synchronized void probeFailed(String reason) {
        if (condition.state == DeviceState.PROBING) {
            pause = policy.next(pause);
            condition = failed(reason, condition.since);
        }
    }

    private Condition failed(String reason, Instant since) {
        return new Condition(
                DeviceState.FAILED,
                Optional.of(reason),
                since,
                Optional.of(Instant.now().plus(pause)));
    }
}
