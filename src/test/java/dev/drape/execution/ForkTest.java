package dev.drape.execution;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ForkTest {
    private static final CpuPool POOL = new CpuPool();

    @AfterAll
    static void stop() throws InterruptedException {
        POOL.drain();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 1", "64, 64", "65, 64", "127, 64", "1000, 3", "3, 1000"})
    void everyRowIsDoneOnce(int count, int least) {
        for (AtomicIntegerArray done :
                new AtomicIntegerArray[] {onPool(() -> rows(count, least)), rows(count, least)}) {
            for (int row = 0; row < count; row++) {
                assertThat(done.get(row)).as("row %d", row).isEqualTo(1);
            }
        }
    }

    private static AtomicIntegerArray rows(int count, int least) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        Fork.rows(count, least, (from, to) -> {
            assertThat(to - from).isPositive();
            for (int row = from; row < to; row++) {
                done.incrementAndGet(row);
            }
        });
        return done;
    }

    /** Each half waits until the other has begun, so one thread alone would never end. */
    @Test
    void anIdleThreadTakesTheOtherHalf() {
        CountDownLatch both = new CountDownLatch(2);
        if (Runtime.getRuntime().availableProcessors() > 1) {
            boolean met = onPool(() -> Fork.join(() -> meet(both), () -> meet(both), (a, b) -> a && b));
            assertThat(met).isTrue();
        }
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As many callers as threads fork at once, many times and within each other: all end. */
    @Test
    void threadsThatAllForkWaitForNobodyForEver() {
        int last = onPool(() -> fibonacci(20));
        assertThat(last).isEqualTo(6765);
    }

    private static int fibonacci(int n) {
        return n < 2 ? n : Fork.join(() -> fibonacci(n - 1), () -> fibonacci(n - 2), Integer::sum);
    }

    /** Threads whose stages follow each other without a pause still come to what was begun elsewhere. */
    @Test
    void newWorkWaitsForNoChainOfStages() throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicInteger left = new AtomicInteger(1_000_000);
        AtomicBoolean served = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(threads);
        for (int chain = 0; chain < threads; chain++) {
            POOL.execute(new Runnable() {
                @Override
                public void run() {
                    if (served.get() || left.decrementAndGet() <= 0) {
                        ended.countDown();
                    } else {
                        POOL.execute(this);
                    }
                }
            });
        }
        POOL.execute(() -> served.set(true));
        ended.await();
        assertThat(left.get()).isPositive();
    }

    @Test
    void aPartThatFailsIsThrownWhenAllHaveEnded() {
        AtomicIntegerArray ended = new AtomicIntegerArray(1);
        for (boolean pool : new boolean[] {true, false}) {
            Supplier<Object> failing = () -> Fork.join(
                    () -> ended.incrementAndGet(0),
                    () -> {
                        throw new IllegalStateException("elsewhere");
                    },
                    (a, b) -> a);
            assertThatThrownBy(() -> run(pool, failing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("elsewhere");
        }
        assertThat(ended.get(0)).isEqualTo(2);

        assertThatThrownBy(() -> onPool(() -> Fork.join(
                        () -> {
                            throw new IllegalStateException("here");
                        },
                        () -> ended.incrementAndGet(0),
                        (a, b) -> a)))
                .hasMessageContaining("here");
        assertThat(ended.get(0)).isEqualTo(3);

        assertThatThrownBy(() -> onPool(() -> {
                    Fork.rows(100, 1, (from, to) -> {
                        if (to == 100) {
                            throw new IllegalArgumentException("last strip");
                        }
                    });
                    return null;
                }))
                .hasMessageContaining("last strip");
    }

    private static <T> T run(boolean pool, Supplier<T> work) {
        return pool ? onPool(work) : work.get();
    }

    private static <T> T onPool(Supplier<T> work) {
        return POOL.supply(work).await().indefinitely();
    }
}
