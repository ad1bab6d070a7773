package dev.drape.execution;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class CpuPoolTest {
    private final CpuPool pool = new CpuPool();

    @Test
    void doesAtOnceWhatWaitsForNothing() {
        AtomicBoolean done = new AtomicBoolean();
        pool.afterRunning(() -> done.set(true));
        assertThat(done).isTrue();
    }

    @Test
    void waitsForWhatRunsAndForNothingThatComesLater() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        pool.execute(() -> {
            running.countDown();
            await(gate);
        });
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        pool.afterRunning(done::countDown);
        pool.execute(() -> await(never));
        assertThat(done.getCount()).isEqualTo(1);
        gate.countDown();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
