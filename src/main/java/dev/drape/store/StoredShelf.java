package dev.drape.store;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.store.EntryStore.Found;
import dev.drape.store.ShelfMeters.Read;
import dev.drape.store.ShelfMeters.Write;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A shelf in an {@link EntryStore}. */
final class StoredShelf<T> implements Shelf<T> {
    private static final Logger LOG = Logger.getLogger(StoredShelf.class);

    /** An operator waits for it, and it looks through all keys. */
    private static final Duration CLEARING = Duration.ofSeconds(30);

    private static final TypeLiteral<Uni<Found>> FOUND = new TypeLiteral<>() {};

    private final String name;
    private final Class<T> type;
    private final Duration age;
    private final EntryStore store;
    private final StoreAccess access;
    private final ShelfMeters meters;
    private final Keys keys;
    private final RecordCodec codec = new RecordCodec();

    StoredShelf(String name, Class<T> type, Duration age, EntryStore store, StoreAccess access, ShelfMeters meters) {
        this.name = name;
        this.type = type;
        this.age = age;
        this.store = store;
        this.access = access;
        this.meters = meters;
        keys = new Keys(Shape.of(type) + "\n" + access.codeVersion() + "\n");
    }

    @Override
    public Uni<Lookup<T>> find(String key) {
        return Uni.createFrom().deferred(() -> {
            long start = System.nanoTime();
            byte[] owner = keys.of(key);
            return access.breaker()
                    .call(() -> store.find(name, HexFormat.of().formatHex(owner)), FOUND)
                    .emitOn(access.cpu())
                    .map(found -> decoded(owner, found))
                    .onFailure()
                    .recoverWithItem(this::unanswered)
                    .invoke(() -> meters.find().record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
        });
    }

    private Lookup<T> decoded(byte[] owner, Found found) {
        OptionalLong generation = OptionalLong.of(found.generation());
        if (found.entry().isEmpty()) {
            meters.count(Read.MISS);
            return new Lookup<>(Optional.empty(), generation);
        }
        try {
            Optional<byte[]> content =
                    Envelope.open(owner, Instant.now(), found.entry().get());
            Optional<T> value = content.isPresent() ? Optional.of(codec.read(content.get(), type)) : Optional.empty();
            meters.count(value.isPresent() ? Read.HIT : Read.MISS);
            return new Lookup<>(value, generation);
        } catch (CorruptEntryException e) {
            LOG.warnf("An entry of the cache's %s store is not used: %s", store.id(), e.getMessage());
            meters.count(Read.CORRUPT);
            return new Lookup<>(Optional.empty(), generation);
        }
    }

    private Lookup<T> unanswered(Throwable failure) {
        LOG.debugf("The cache's %s store gave no answer: %s", store.id(), failure);
        meters.count(Read.FAILED);
        return Lookup.unanswered();
    }

    @Override
    public void keep(String key, T value, Lookup<T> missed) {
        if (missed.generation().isEmpty()) {
            return;
        }
        boolean accepted =
                access.write(() -> write(key, value, missed.generation().getAsLong()));
        if (!accepted) {
            meters.count(Write.DROPPED);
        }
    }

    private Uni<Void> write(String key, T value, long generation) {
        return Uni.createFrom()
                .deferred(() -> {
                    byte[] owner = keys.of(key);
                    byte[] entry = Envelope.seal(owner, Instant.now().plus(age), codec.write(value));
                    return entry.length > access.maxEntryBytes()
                            ? Uni.createFrom().item(Write.DROPPED)
                            : store.keep(name, HexFormat.of().formatHex(owner), entry, age, generation)
                                    .map(kept -> kept ? Write.KEPT : Write.STALE);
                })
                .ifNoItem()
                .after(access.writeTime())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(failure, "An entry was not kept in the cache's %s store", store.id());
                    return Write.FAILED;
                })
                .invoke(meters::count)
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> clear() {
        return store.clear(name)
                .ifNoItem()
                .after(CLEARING)
                .fail()
                .onFailure()
                .transform(failure -> new DrapeException(
                        Failure.CACHE_UNAVAILABLE,
                        "The " + store.id() + " store does not answer; it may still hold entries.",
                        failure));
    }

    @Override
    public ShelfStatus status() {
        return new ShelfStatus(
                store.id(),
                access.breaker().closed(),
                meters.of(Read.HIT),
                meters.of(Read.MISS),
                meters.of(Read.FAILED) + meters.of(Read.CORRUPT),
                meters.of(Write.KEPT),
                meters.of(Write.DROPPED) + meters.of(Write.STALE) + meters.of(Write.FAILED));
    }
}
