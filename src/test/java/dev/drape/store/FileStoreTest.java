package dev.drape.store;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileStoreTest {
    private static final Duration AGE = Duration.ofHours(1);
    private static final int ENTRY_LIMIT = 1 << 20;

    @TempDir
    Path directory;

    private final List<FileStore> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FileStore::close);
    }

    @Test
    void keepsEntriesOverARestart() {
        FileStore before = open(1 << 20);
        assertThat(keep(before, "a", new byte[] {1, 2}, 0)).isTrue();
        before.close();
        FileStore after = open(1 << 20);
        assertThat(find(after, "a")).hasValue(new byte[] {1, 2});
        assertThat(find(after, "b")).isEmpty();
        assertThat(answer(after.find("customer", name("a"))).entry())
                .as("another shelf")
                .isEmpty();
    }

    @Test
    void keepsNoEntryThatWasComputedBeforeTheShelfWasEmptied() {
        FileStore store = open(1 << 20);
        long generation = answer(store.find("garment", name("a"))).generation();
        keep(store, "b", new byte[1], generation);
        assertThat(answer(store.clear("garment"))).isEqualTo(1);
        assertThat(keep(store, "a", new byte[1], generation)).isFalse();
        assertThat(find(store, "a")).isEmpty();
        assertThat(find(store, "b")).isEmpty();
        assertThat(keep(
                        store,
                        "a",
                        new byte[1],
                        answer(store.find("garment", name("a"))).generation()))
                .isTrue();
    }

    @Test
    void dropsTheLeastRecentlyUsedEntriesToKeepItsBound() throws IOException {
        FileStore store = open(1000);
        for (String entry : List.of("a", "b", "c")) {
            keep(store, entry, new byte[300], 0);
        }
        find(store, "a");
        keep(store, "d", new byte[300], 0);
        assertThat(find(store, "b")).isEmpty();
        assertThat(find(store, "a")).isPresent();
        assertThat(find(store, "c")).isPresent();
        assertThat(find(store, "d")).isPresent();
        assertThat(entryFiles()).hasSize(3);
    }

    @Test
    void keepsItsBoundOverARestart() throws IOException {
        FileStore before = open(1 << 20);
        for (String entry : List.of("a", "b", "c", "d")) {
            keep(before, entry, new byte[300], 0);
        }
        before.close();
        open(700);
        assertThat(entryFiles()).hasSize(2);
    }

    @Test
    void deletesWhatIsPastItsAge() throws IOException {
        FileStore before = open(1 << 20);
        keep(before, "old", new byte[1], 0);
        keep(before, "young", new byte[1], 0);
        before.close();
        Path old = entryFiles().stream()
                .filter(file -> file.endsWith(name("old") + ".entry"))
                .findFirst()
                .orElseThrow();
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(1)));
        FileStore after = open(1 << 20);
        // The sweep and writes run on one thread, in turn: once this is kept, the first sweep is done.
        keep(after, "another", new byte[1], 0);
        assertThat(find(after, "old")).isEmpty();
        assertThat(old).doesNotExist();
        assertThat(find(after, "young")).isPresent();
    }

    @Test
    void leavesForeignFilesAloneAndDeletesUnfinishedOnes() throws IOException {
        Path foreign = Files.writeString(directory.resolve("notes.txt"), "not an entry");
        Files.createDirectories(directory.resolve("garment"));
        Path inside = Files.writeString(directory.resolve("garment").resolve("x.entry"), "not an entry either");
        Path unfinished = Files.writeString(directory.resolve("garment").resolve("123.part"), "half");
        FileStore store = open(1 << 20);
        keep(store, "a", new byte[1], 0);
        assertThat(answer(store.clear("garment"))).isEqualTo(1);
        assertThat(foreign).exists();
        assertThat(inside).exists();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void saysWhichSettingNamesADirectoryThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> new FileStore(file.resolve("below"), 1000, 1000))
                .hasMessageContaining("drape.cache.file.directory");
    }

    private FileStore open(long maxBytes) {
        FileStore store = new FileStore(directory, maxBytes, ENTRY_LIMIT);
        opened.add(store);
        return store;
    }

    private static boolean keep(FileStore store, String entry, byte[] bytes, long generation) {
        return answer(store.keep("garment", name(entry), bytes, AGE, generation));
    }

    private static Optional<byte[]> find(FileStore store, String entry) {
        return answer(store.find("garment", name(entry))).entry();
    }

    private static String name(String entry) {
        return java.util.HexFormat.of().formatHex(new Keys("").of(entry));
    }

    private List<Path> entryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".entry")).toList();
        }
    }

    private static <T> T answer(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(20));
    }
}
