package dev.drape.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
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
     * Rows 0 to {@code count}, in strips; nothing is called if there are none.
     *
     * @param least rows a strip must have to be worth a thread
     */
    public static void rows(int count, int least, Rows work) {
        if (count == 0) {
            return;
        }
        int threads = ForkJoinTask.inForkJoinPool() ? ForkJoinTask.getPool().getParallelism() : 1;
        int strips = Math.max(1, Math.min(threads, count / least));
        List<ForkJoinTask<?>> forked = new ArrayList<>();
        for (int strip = 1; strip < strips; strip++) {
            int from = edge(count, strip, strips);
            int to = edge(count, strip + 1, strips);
            forked.add(ForkJoinTask.adapt(() -> work.rows(from, to)).fork());
        }
        try {
            work.rows(0, edge(count, 1, strips));
        } finally {
            forked.forEach(ForkJoinTask::quietlyJoin);
        }
        forked.forEach(ForkJoinTask::join);
    }

    private static int edge(int count, int strip, int strips) {
        return (int) ((long) count * strip / strips);
    }
}
