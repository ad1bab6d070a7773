package dev.drape.analysis;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many callers wait for each load: one that nobody waits for any more is stopped, so that work ends with the requests
 * that it was for. Any thread.
 */
final class LoadsUnderWay {
    private final ConcurrentMap<AnalysisKey, Load> loads = new ConcurrentHashMap<>();

    /** Why a load failed that was stopped; only a caller that comes in that moment meets it. */
    static final class Abandoned extends CancellationException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super("Nobody waits for this analysis any more.");
        }
    }

    /** One more caller waits for the key's load, until it {@linkplain Load#leave leaves}. */
    Load join(AnalysisKey key) {
        return loads.compute(key, (same, load) -> {
            Load joined = load == null ? new Load(key) : load;
            joined.waiting++;
            return joined;
        });
    }

    /** What all callers of a key wait for. */
    final class Load {
        private final AnalysisKey key;
        /** Guarded by the map's lock on the key. */
        private int waiting;

        private boolean abandoned;
        private Runnable stop = () -> {};

        private Load(AnalysisKey key) {
            this.key = key;
        }

        /** Once a caller, whether it was answered or has gone. */
        void leave() {
            Load left = loads.computeIfPresent(key, (same, load) -> --load.waiting == 0 ? null : load);
            if (left == null) {
                Runnable how;
                synchronized (this) {
                    abandoned = true;
                    how = stop;
                }
                how.run();
            }
        }

        /** The work; cancelled, and failed with {@link Abandoned}, when the last caller leaves before it ends. */
        <T> Uni<T> whileWaitedFor(Uni<T> work) {
            return Uni.createFrom().emitter(one -> {
                Cancellable running = work.subscribe().with(one::complete, one::fail);
                stoppedBy(() -> {
                    running.cancel();
                    one.fail(new Abandoned());
                });
            });
        }

        private void stoppedBy(Runnable how) {
            boolean late;
            synchronized (this) {
                stop = how;
                late = abandoned;
            }
            if (late) {
                how.run();
            }
        }
    }
}
