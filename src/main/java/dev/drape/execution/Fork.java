package dev.drape.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Shares one piece of work out among the threads of the {@link CpuPool} that have nothing to do (fork/join). Parts that
 * nobody has begun are done by the caller, so a request alone uses idle cores, one among many costs what it would anyway, and
 * nobody waits for a thread. On other threads than the pool's the parts are done one after the other. Who does what must not
 * change the result.
 *
 * <p>A call returns, or fails with what a part threw, when no part runs any more, so parts may write into what the caller
 * owns. Native things belong to the thread that made them: a part frees its own.
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
        FutureTask<B> part = new FutureTask<>(elsewhere::get);
        if (CpuPool.idle() > 0) {
            CpuPool.offer(part);
        }
        A first;
        try {
            first = here.get();
        } finally {
            part.run();
            ended(part);
        }
        return join.apply(first, result(part));
    }

    /**
     * Rows 0 to {@code count}, in strips that each thread takes one after the other: more strips than threads, because one
     * that was taken by a thread without a core is waited for. Nothing is called if there are no rows.
     *
     * @param least rows a strip must have to be worth taking
     */
    public static void rows(int count, int least, Rows work) {
        int threads = 1 + (count < 2 * least ? 0 : CpuPool.idle());
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
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int other = 1; other < threads; other++) {
            FutureTask<Void> part = new FutureTask<>(taking, null);
            others.add(part);
            CpuPool.offer(part);
        }
        try {
            taking.run();
        } finally {
            next.set(strips);
            others.forEach(FutureTask::run);
            others.forEach(Fork::ended);
        }
        others.forEach(Fork::result);
    }

    private static int edge(int count, int strip, int strips) {
        return (int) ((long) count * strip / strips);
    }

    /** Waits, also when interrupted: a part may still use what the caller is about to free. */
    private static void ended(FutureTask<?> part) {
        boolean interrupted = false;
        while (!part.isDone()) {
            try {
                part.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T result(FutureTask<T> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted after the part had ended", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
