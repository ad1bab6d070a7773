package dev.drape.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Shares one piece of work out among the threads of the {@link CpuPool} that have nothing else to do (fork/join). Parts that
 * nobody takes are done by the caller: a request alone uses idle cores, one among many costs what it would anyway. On other
 * threads than the pool's the parts are done one after the other. Who does what must not change the result.
 *
 * <p>A call returns, or fails with what the first failing part threw, when no part runs any more, so parts may write into
 * what the caller owns. Native things belong to the thread that made them: a part frees its own.
 */
public final class Fork {
    private static final int STRIPS_A_THREAD = 4;

    private Fork() {}

    /** Some of the rows of a picture. */
    public interface Rows {
        /** Does those from {@code from} up to, but not including, {@code to}. */
        void rows(int from, int to);
    }

    /** Two results that do not need each other, joined. */
    public static <A, B, R> R join(Supplier<A> here, Supplier<B> elsewhere, BiFunction<A, B, R> join) {
        if (!ForkJoinTask.inForkJoinPool()) {
            return join.apply(here.get(), elsewhere.get());
        }
        ForkJoinTask<B> forked = ForkJoinTask.adapt(elsewhere::get).fork();
        A first;
        try {
            first = here.get();
        } finally {
            forked.quietlyJoin();
        }
        return join.apply(first, forked.join());
    }

    /**
     * Rows 0 to {@code count}, in strips that each thread takes one after the other: more strips than threads, because one
     * that was taken by a thread without a core is waited for. Nothing is called if there are no rows.
     *
     * @param least rows a strip must have to be worth taking
     */
    public static void rows(int count, int least, Rows work) {
        int threads = ForkJoinTask.inForkJoinPool() ? ForkJoinTask.getPool().getParallelism() : 1;
        int strips = threads == 1 ? 1 : Math.min(STRIPS_A_THREAD * threads, count / least);
        if (strips > 1) {
            shared(count, strips, Math.min(threads, strips), work);
        } else if (count > 0) {
            work.rows(0, count);
        }
    }

    private static void shared(int count, int strips, int threads, Rows work) {
        AtomicInteger next = new AtomicInteger();
        Runnable taking = () -> {
            for (int strip = next.getAndIncrement(); strip < strips; strip = next.getAndIncrement()) {
                work.rows(edge(count, strip, strips), edge(count, strip + 1, strips));
            }
        };
        List<ForkJoinTask<?>> forked = new ArrayList<>();
        for (int other = 1; other < threads; other++) {
            forked.add(ForkJoinTask.adapt(taking).fork());
        }
        try {
            taking.run();
        } finally {
            next.set(strips);
            forked.forEach(ForkJoinTask::quietlyJoin);
        }
        forked.forEach(ForkJoinTask::join);
    }

    private static int edge(int count, int strip, int strips) {
        return (int) ((long) count * strip / strips);
    }
}
