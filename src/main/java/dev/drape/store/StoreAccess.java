package dev.drape.store;

import io.smallrye.mutiny.Uni;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How shelves use the store: through one breaker, with bounded writes that run one after another on one thread.
 *
 * @param breaker for look-ups
 * @param cpu decodes entries
 * @param writer encodes them
 * @param writes permits for writes under way and waiting
 * @param writeTime of one write
 * @param maxEntryBytes of one entry as it is stored
 * @param codeVersion see {@link CodeVersion}
 */
record StoreAccess(
        Breaker breaker,
        Executor cpu,
        Executor writer,
        Semaphore writes,
        Duration writeTime,
        int maxEntryBytes,
        String codeVersion) {

    /** Does the write in its turn; false if there are too many. */
    boolean write(Supplier<Uni<Void>> work) {
        if (!breaker.closed() || !writes.tryAcquire()) {
            return false;
        }
        Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(writer)
                .onTermination()
                .invoke(writes::release)
                .subscribe()
                .with(done -> {}, failure -> {});
        return true;
    }
}
