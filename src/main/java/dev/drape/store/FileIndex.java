package dev.drape.store;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which entries a directory has, the least recently used ones first, and the bound on their bytes. Any thread; deleting
 * files blocks.
 */
final class FileIndex {
    /** End of the name of a file that is being written. */
    static final String UNFINISHED = ".part";

    private static final Logger LOG = Logger.getLogger(FileIndex.class);
    private static final String ENTRY = ".entry";
    private static final Pattern ENTRY_NAME = Pattern.compile("[0-9a-f]{64}\\.entry");
    private static final Pattern SHELF_NAME = Pattern.compile("[a-z]+");

    private record Entry(Path file, long bytes, Instant end) {}

    private final Path directory;
    private final long maxBytes;
    private final Map<Path, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private FileIndex(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
    }

    /** Looks through a directory, making it if need be. What a crash left unfinished is deleted. */
    static FileIndex of(Path directory, long maxBytes) throws IOException {
        Files.createDirectories(directory);
        FileIndex index = new FileIndex(directory, maxBytes);
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> places = Files.newDirectoryStream(directory)) {
            for (Path place : places) {
                if (SHELF_NAME.matcher(place.getFileName().toString()).matches() && Files.isDirectory(place)) {
                    scan(place, found);
                } else {
                    warnOf(place);
                }
            }
        }
        found.sort(Comparator.comparing(Entry::end));
        found.forEach(entry -> index.add(entry.file, entry.bytes, entry.end));
        return index;
    }

    private static void scan(Path shelf, List<Entry> found) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(UNFINISHED)) {
                    Files.deleteIfExists(file);
                } else if (ENTRY_NAME.matcher(name).matches() && Files.isRegularFile(file)) {
                    Instant end = Files.getLastModifiedTime(file).toInstant();
                    found.add(new Entry(file, Files.size(file), end));
                } else {
                    warnOf(file);
                }
            }
        }
    }

    private static void warnOf(Path foreign) {
        LOG.warnf("%s is not an entry of the cache and is left alone", foreign);
    }

    Path file(String shelf, String name) {
        return directory.resolve(shelf).resolve(name + ENTRY);
    }

    /** Marks an entry as used; false if there is none. */
    synchronized boolean touch(Path file) {
        return entries.get(file) != null;
    }

    /** Adds a file that is there, then deletes others until the bound holds. */
    synchronized void add(Path file, long size, Instant end) {
        Entry old = entries.put(file, new Entry(file, size, end));
        bytes += size - (old == null ? 0 : old.bytes);
        for (Entry oldest : List.copyOf(bytes > maxBytes ? entries.values() : List.of())) {
            if (bytes <= maxBytes) {
                break;
            }
            drop(oldest);
        }
    }

    int dropExpired(Instant now) {
        return drop(entry -> !entry.end.isAfter(now));
    }

    int dropAll(String shelf) {
        Path place = directory.resolve(shelf);
        return drop(entry -> entry.file.getParent().equals(place));
    }

    private synchronized int drop(Predicate<Entry> which) {
        List<Entry> gone = entries.values().stream().filter(which).toList();
        gone.forEach(this::drop);
        return gone.size();
    }

    private void drop(Entry entry) {
        try {
            Files.deleteIfExists(entry.file);
        } catch (IOException e) {
            LOG.warnf("%s cannot be deleted: %s", entry.file, e.getMessage());
        }
        entries.remove(entry.file);
        bytes -= entry.bytes;
    }

    synchronized long bytes() {
        return bytes;
    }
}
