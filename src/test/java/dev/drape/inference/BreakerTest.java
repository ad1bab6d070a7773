package dev.drape.inference;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class BreakerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void waitsTwiceAsLongAfterEachProbeThatFails() {
        Breaker breaker = new Breaker(FaultPolicies.of(1, HOUR));
        breaker.close();
        breaker.open("gone");
        assertThat(breaker.pause()).isEqualTo(HOUR);
        for (int factor : new int[] {2, 4, 4}) {
            breaker.probe();
            breaker.probeFailed("still gone");
            assertThat(breaker.pause()).isEqualTo(HOUR.multipliedBy(factor));
        }
    }

    /** A probe succeeds, requests' runs fail again: probing as often as at first would let a device come and go for ever. */
    @Test
    void waitsLongerIfTheDeviceFailsAgainSoonAfterItsProbe() {
        Breaker breaker = new Breaker(FaultPolicies.of(1, HOUR));
        breaker.close();
        breaker.open("gone");
        recover(breaker);
        breaker.open("gone again");
        assertThat(breaker.pause()).isEqualTo(HOUR.multipliedBy(2));
        recover(breaker);
        breaker.open("and again");
        assertThat(breaker.pause()).isEqualTo(HOUR.multipliedBy(4));
    }

    @Test
    void startsAnewWithADeviceThatWorkedForLongerThanItHadToWait() {
        Duration moment = Duration.ofNanos(1);
        Breaker breaker = new Breaker(FaultPolicies.of(1, moment));
        breaker.close();
        breaker.open("gone");
        recover(breaker);
        Instant later = breaker.condition().since().plus(moment);
        while (Instant.now().isBefore(later)) {
            Thread.onSpinWait();
        }
        breaker.open("gone again");
        assertThat(breaker.pause()).isEqualTo(moment);
    }

    private static void recover(Breaker breaker) {
        assertThat(breaker.probe()).isTrue();
        breaker.close();
    }
}
