package dev.drape.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an image needs below the service when it has no base image: a Java runtime, a shell and the C libraries. */
final class RootFiles {
    static final String JAVA = "/opt/java/openjdk";

    /** What Eclipse Temurin's runtime images have of it and the service uses. */
    private static final String MODULES = String.join(
            ",",
            "java.se",
            "jdk.charsets",
            "jdk.crypto.cryptoki",
            "jdk.crypto.ec",
            "jdk.jfr",
            "jdk.localedata",
            "jdk.management",
            "jdk.management.agent",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.nio.mapmode",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final Pattern NEEDED = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(0x");

    private RootFiles() {}

    /** The runtime of the JDK that runs this, in {@code root}; answers its home. */
    static Path runtime(Path root) throws IOException, InterruptedException {
        Path home = root.resolve(JAVA.substring(1));
        run(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--output",
                Files.createDirectories(home.getParent())
                        .resolve(home.getFileName())
                        .toString());
        return home;
    }

    /** A shell and this machine's C libraries, as far as the runtime, the shell and the natives want them. */
    static void libraries(Path root, Path home, Path natives) throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh").toRealPath();
        copy(shell, root.resolve("bin/sh"));
        Set<Path> wanted = new TreeSet<>(needed(shell));
        wanted.addAll(needed(home.resolve("bin/java")));
        for (Path directory : List.of(home.resolve("lib"), natives)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(RootFiles::isLibrary).toList()) {
                    wanted.addAll(needed(file));
                }
            }
        }
        for (Path file : wanted) {
            if (!file.startsWith(root) && !file.startsWith(natives)) {
                copy(file, root.resolve(file.toString().substring(1)));
            }
        }
        Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "drape:x:10001:10001::/tmp:/bin/sh\n");
        Files.writeString(root.resolve("etc/group"), "drape:x:10001:\n");
    }

    private static boolean isLibrary(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().matches(".*\\.so(\\.[0-9.]+)?");
    }

    private static Set<Path> needed(Path file) throws IOException, InterruptedException {
        Set<Path> needed = new TreeSet<>();
        Matcher lines = NEEDED.matcher(run("ldd", file.toString()));
        while (lines.find()) {
            needed.add(Path.of(lines.group(1)).normalize());
        }
        return needed;
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(file.toRealPath(), to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + output);
        }
        return output;
    }
}
