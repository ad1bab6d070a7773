package dev.drape.testing;

import org.junit.jupiter.api.function.ThrowingSupplier;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** Limits on work of the calling thread that hold on a busy machine too: waiting for the processor does not count. */
public final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** What the work gives; fails if it took this thread longer. */
    public static <T> T within(Duration limit, ThrowingSupplier<T> work) {
        long start = THREADS.getCurrentThreadCpuTime();
        T result;
        try {
            result = work.get();
        } catch (Throwable e) {
            throw new AssertionError("the work failed", e);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(limit);
        return result;
    }
}
