package dev.drape.packaging;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the CPU image of Dockerfile.jvm without a container engine: {@code target/image/drape.tar}, which
 * {@code docker load} and {@code ctr image import} read. Arguments: version, base image. Without a base image (scratch) the
 * Java runtime is linked from the JDK that runs this, and the C libraries are this machine's.
 */
public final class ImageTar {
    private static final Path WORK = Path.of("target", "image");
    private static final Path PACKAGE = Path.of("target", "quarkus-app");
    private static final Path ROOT = WORK.resolve("root").toAbsolutePath();
    private static final Path NATIVES = WORK.resolve("natives").toAbsolutePath();
    private static final String SCRATCH = "scratch";
    private static final String HOME = "/deployments";
    private static final String OPTIONS = "-Xmx1g -XX:+UseSerialGC";
    private static final String START =
            "exec java -XX:AOTCache=drape.aot --enable-native-access=ALL-UNNAMED -XX:+ExitOnOutOfMemoryError $JAVA_OPTS"
                    + " -jar quarkus-run.jar";

    private ImageTar() {}

    public static void main(String[] arguments) throws Exception {
        String version = arguments[0];
        String base = arguments[1];
        delete(WORK);
        Files.createDirectories(WORK);
        RootFiles.run(java(), "src/main/docker/UnpackNatives.java", NATIVES.toString(), PACKAGE + "/lib/main");
        JibContainerBuilder image = base.equals(SCRATCH) ? Jib.fromScratch() : Jib.from(base);
        Path home = Path.of(System.getProperty("java.home"));
        if (base.equals(SCRATCH)) {
            home = RootFiles.runtime(ROOT);
            RootFiles.libraries(ROOT, home, NATIVES);
            image.addFileEntriesLayer(layer("runtime", ROOT, "/"));
        }
        Path trained = train(home);
        image.addFileEntriesLayer(layer("models", Path.of("models"), HOME + "/models"))
                .addFileEntriesLayer(layer("natives", NATIVES, HOME + "/natives"))
                .addFileEntriesLayer(layer("libraries", PACKAGE.resolve("lib"), HOME + "/lib"))
                .addFileEntriesLayer(service(trained))
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setUser("10001:10001")
                .setExposedPorts(Port.tcp(8080))
                .setCreationTime(Instant.now())
                .setEnvironment(Map.of(
                        "JAVA_OPTS",
                        OPTIONS,
                        "MALLOC_ARENA_MAX",
                        "2",
                        "OPENCV_LOG_LEVEL",
                        "OFF",
                        "LANG",
                        "C.UTF-8",
                        "PATH",
                        RootFiles.JAVA + "/bin:/usr/local/bin:/usr/bin:/bin"))
                .setLabels(Map.of(
                        "org.opencontainers.image.title", "Drape",
                        "org.opencontainers.image.version", version,
                        "org.opencontainers.image.licenses", "Apache-2.0"))
                .setEntrypoint(List.of("/bin/sh", "-c", START));
        Path tar = WORK.resolve("drape.tar");
        JibContainer made = image.containerize(Containerizer.to(TarImage.at(tar).named("drape:" + version + "-cpu"))
                .setOfflineMode(base.equals(SCRATCH))
                .setBaseImageLayersCache(WORK.resolve("cache"))
                .setApplicationLayersCache(WORK.resolve("cache"))
                .setToolName("drape"));
        System.out.printf("%s: %d MB, %s%n", tar, Files.size(tar) / 1_000_000, made.getDigest());
    }

    /** What the JVM learnt from one start with the image's own runtime and options. */
    private static Path train(Path home) throws IOException, InterruptedException {
        Path trained = WORK.resolve("drape.aot").toAbsolutePath();
        Path place = WORK.resolve("trained");
        Files.createDirectories(place);
        for (Path part : List.of(
                PACKAGE.resolve("app"),
                PACKAGE.resolve("lib"),
                PACKAGE.resolve("quarkus"),
                PACKAGE.resolve("quarkus-run.jar"),
                Path.of("models"),
                NATIVES)) {
            Files.createSymbolicLink(place.resolve(part.getFileName()), part.toAbsolutePath());
        }
        ProcessBuilder training = new ProcessBuilder(
                        Path.of("src/main/docker/train.sh").toAbsolutePath().toString(), trained.toString())
                .directory(place.toFile())
                .inheritIO();
        training.environment().put("JAVA_OPTS", OPTIONS);
        training.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        if (training.start().waitFor() != 0 || Files.size(trained) == 0) {
            throw new IOException("the start that should be watched failed");
        }
        return trained;
    }

    private static FileEntriesLayer service(Path trained) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("service");
        for (String part : List.of("app", "quarkus")) {
            addAll(layer, PACKAGE.resolve(part), HOME + "/" + part);
        }
        for (Path file : List.of(PACKAGE.resolve("quarkus-run.jar"), Path.of("LICENSE"), Path.of("NOTICE"), trained)) {
            add(layer, file, HOME + "/" + file.getFileName());
        }
        return layer.build();
    }

    private static FileEntriesLayer layer(String name, Path directory, String at) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        addAll(layer, directory, at);
        return layer.build();
    }

    private static void addAll(FileEntriesLayer.Builder layer, Path directory, String at) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted().toList()) {
                String inside = directory.relativize(file).toString();
                if (!inside.isEmpty()) {
                    add(layer, file, (at.equals("/") ? "" : at) + "/" + inside);
                }
            }
        }
    }

    /** With the file's own time: the AOT cache holds only for the very jars that it was made with. */
    private static void add(FileEntriesLayer.Builder layer, Path file, String at) throws IOException {
        boolean executable = Files.isDirectory(file) || Files.isExecutable(file);
        layer.addEntry(
                file,
                AbsoluteUnixPath.get(at),
                FilePermissions.fromOctalString(at.equals("/tmp") ? "777" : executable ? "755" : "644"),
                Files.getLastModifiedTime(file).toInstant());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
