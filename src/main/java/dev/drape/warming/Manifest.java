package dev.drape.warming;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lists the photos to be analysed. Blocking. */
final class Manifest {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp");
    private static final int DEPTH = 16;

    private Manifest() {}

    /**
     * The photos of a directory and those below it, or those that a file names.
     *
     * @throws DrapeException {@link Failure#INVALID_OPTION} if there are more than {@code max}, or a line cannot be read
     */
    static List<WarmItem> read(Path source, int max) throws IOException {
        return Files.isDirectory(source) ? ofDirectory(source, max) : ofFile(source, max);
    }

    /** What the lines name; only URLs. */
    static List<WarmItem> ofUrls(String lines, int max) {
        List<WarmItem> items = bounded(parsed(lines.lines()), max);
        if (!items.stream().allMatch(WarmItem::remote)) {
            throw new DrapeException(Failure.INVALID_OPTION, "Send one http or https URL a line.");
        }
        return items;
    }

    private static List<WarmItem> ofFile(Path file, int max) throws IOException {
        Path base = file.toAbsolutePath().getParent();
        try (Stream<String> lines = Files.lines(file)) {
            return bounded(
                    parsed(lines)
                            .map(item -> item.remote()
                                    ? item
                                    : new WarmItem(base.resolve(item.place()).toString(), item.category())),
                    max);
        }
    }

    private static List<WarmItem> ofDirectory(Path directory, int max) throws IOException {
        try (Stream<Path> files = Files.walk(directory, DEPTH)) {
            return bounded(
                    files.filter(Manifest::isPhoto)
                            .map(Path::toString)
                            .sorted()
                            .map(place -> new WarmItem(place, Optional.empty())),
                    max);
        }
    }

    private static Stream<WarmItem> parsed(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(WarmItem::of);
    }

    private static List<WarmItem> bounded(Stream<WarmItem> items, int max) {
        List<WarmItem> all = items.limit(max + 1L).toList();
        if (all.size() > max) {
            throw new DrapeException(Failure.INVALID_OPTION, "There are more than " + max + " photos.");
        }
        return all;
    }

    private static boolean isPhoto(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
    }
}
