package dev.drape.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Names the code that runs: an entry that other code computed is not used, even if nobody thought of raising a version.
 * Equal for builds of the same sources, whatever their time stamps.
 */
final class CodeVersion {
    private static final String CLASSES = "dev/drape/";

    private CodeVersion() {}

    /** Checksums of all our classes, by name; reads them, so once at the start. */
    static String current() {
        CodeSource source = CodeVersion.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "unknown";
        }
        try {
            return of(Path.of(source.getLocation().toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return "unknown";
        }
    }

    /** @param place a jar, a directory of classes, or the native executable */
    static String of(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return String.join("\n", ofDirectory(place));
        }
        return place.toString().endsWith(".jar") ? String.join("\n", ofJar(place)) : ofExecutable(place);
    }

    private static String ofExecutable(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return line(file.getFileName().toString(), crc.getValue());
    }

    private static List<String> ofJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> isOurs(entry.getName()))
                    .map(CodeVersion::line)
                    .sorted()
                    .toList();
        }
    }

    private static String line(JarEntry entry) {
        return line(entry.getName(), entry.getCrc());
    }

    private static List<String> ofDirectory(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (isOurs(name)) {
                    CRC32 crc = new CRC32();
                    crc.update(Files.readAllBytes(file));
                    lines.add(line(name, crc.getValue()));
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private static boolean isOurs(String name) {
        return name.startsWith(CLASSES) && name.endsWith(".class");
    }

    private static String line(String name, long crc) {
        return name + " " + Long.toHexString(crc);
    }
}
