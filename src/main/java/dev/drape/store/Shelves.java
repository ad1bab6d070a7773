package dev.drape.store;

import dev.drape.execution.CpuPool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Opens shelves in the store that the configuration names. */
@ApplicationScoped
public class Shelves {
    /** Of one write; a longer one would hold up the others. */
    private static final Duration WRITE_TIME = Duration.ofSeconds(5);

    private static final long DRAIN_SECONDS = 5;

    private final EntryStore store;
    private final StoreAccess access;
    private final MeterRegistry registry;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "drape-store-encode");
        thread.setDaemon(true);
        return thread;
    });

    Shelves(StoreConfig config, Instance<Redis> redis, CpuPool cpu, MeterRegistry registry) {
        this.registry = registry;
        store = switch (config.store()) {
            case NONE -> null;
            case FILE -> new FileStore(directory(config), config.file().maxBytes(), config.maxEntryBytes());
            case REDIS -> new RedisStore(redis.get(), config.redis().prefix());
        };
        String id = store == null ? "none" : store.id();
        access = new StoreAccess(
                new Breaker(id, config.timeLimit(), config.retryAfter()),
                cpu,
                writer,
                new Semaphore(config.writeLimit()),
                WRITE_TIME,
                config.maxEntryBytes(),
                store == null ? "" : CodeVersion.current());
        Gauge.builder(StoreMeter.UP.id(), access, a -> a.breaker().closed() ? 1 : 0)
                .description(StoreMeter.UP.description())
                .tag(StoreMeter.STORE, id)
                .register(registry);
    }

    private static Path directory(StoreConfig config) {
        return config.file()
                .directory()
                .orElseThrow(() -> new IllegalArgumentException(
                        "drape.cache.file.directory must be set when drape.cache.store is file"));
    }

    /**
     * A shelf.
     *
     * @param name lower-case letters, unique
     * @param type a record that {@link RecordCodec} can write
     * @param age how long an entry is kept
     */
    public <T> Shelf<T> open(String name, Class<T> type, Duration age) {
        ShelfMeters meters = new ShelfMeters(name, registry);
        return store == null ? Shelf.none() : new StoredShelf<>(name, type, age, store, access, meters);
    }

    /** Finishes the writes that wait, for a while. */
    @PreDestroy
    void stop() throws Exception {
        writer.shutdown();
        writer.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS);
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
