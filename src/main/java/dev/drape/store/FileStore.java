package dev.drape.store;

import io.smallrye.mutiny.Uni;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Entries as files {@code <directory>/<shelf>/<name>.entry}. A file appears whole, by an atomic rename, or not at all; one
 * that a crash of the machine tore is found by its checksum ({@link Envelope}). A file's modification time is the end of
 * its life. Reads run on two threads, everything that changes the directory on one, so that emptying a shelf and keeping
 * an entry never overlap.
 */
final class FileStore implements EntryStore, AutoCloseable {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int READERS = 2;

    private final FileIndex index;
    private final int maxEntryBytes;
    private final Map<String, AtomicLong> generations = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, work -> daemon(work, "read"));
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "write"));

    /**
     * Takes a directory over: what is in it and not an entry is left alone. Blocking.
     *
     * @throws UncheckedIOException if it cannot be made or read
     */
    FileStore(Path directory, long maxBytes, int maxEntryBytes) {
        this.maxEntryBytes = maxEntryBytes;
        try {
            index = FileIndex.of(directory, maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("drape.cache.file.directory " + directory + " cannot be used", e);
        }
        writer.scheduleWithFixedDelay(
                () -> index.dropExpired(Instant.now()), 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work, String does) {
        Thread thread = new Thread(work, "drape-store-" + does);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String id() {
        return "file";
    }

    @Override
    public Uni<Found> find(String shelf, String name) {
        return Uni.createFrom()
                .item(() -> {
                    long generation = generation(shelf).get();
                    return new Found(read(index.file(shelf, name)), generation);
                })
                .runSubscriptionOn(readers);
    }

    private Optional<byte[]> read(Path file) {
        if (!index.touch(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(maxEntryBytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Uni<Boolean> keep(String shelf, String name, byte[] entry, Duration age, long generation) {
        return Uni.createFrom()
                .item(() -> {
                    if (generation(shelf).get() != generation) {
                        return false;
                    }
                    write(index.file(shelf, name), entry, Instant.now().plus(age));
                    return true;
                })
                .runSubscriptionOn(writer);
    }

    private void write(Path file, byte[] entry, Instant end) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "", FileIndex.UNFINISHED);
            try {
                Files.write(part, entry);
                Files.setLastModifiedTime(part, FileTime.from(end));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            index.add(file, entry.length, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Uni<Integer> clear(String shelf) {
        return Uni.createFrom()
                .item(() -> {
                    generation(shelf).incrementAndGet();
                    return index.dropAll(shelf);
                })
                .runSubscriptionOn(writer);
    }

    private AtomicLong generation(String shelf) {
        return generations.computeIfAbsent(shelf, any -> new AtomicLong());
    }

    /** Finishes the write under way; what waits is lost. */
    @Override
    public void close() {
        readers.shutdownNow();
        writer.shutdown();
    }
}
