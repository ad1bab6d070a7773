import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Moves the native libraries of ONNX Runtime and JavaCPP's presets out of their jars into one directory, so that nothing
 * is unpacked at run time and a read-only file system will do.
 *
 * <p>{@code java UnpackNatives.java NATIVES [--keep] JAR-OR-DIRECTORY…}: without {@code --keep} the jars are rewritten
 * without what was unpacked and without the libraries of other platforms.
 */
public final class UnpackNatives {
    private static final String ONNXRUNTIME = "/ai/onnxruntime/native/";
    private static final String BYTEDECO = "/org/bytedeco/";
    private static final List<String> WANTED = List.of(ONNXRUNTIME + "linux-x64/", "/linux-x86_64/");

    private UnpackNatives() {}

    public static void main(String[] args) throws IOException {
        Path natives = Files.createDirectories(Path.of(args[0]));
        boolean keep = args[1].equals("--keep");
        for (String arg : List.of(args).subList(keep ? 2 : 1, args.length)) {
            for (Path jar : jars(Path.of(arg))) {
                unpack(jar, natives, keep);
            }
        }
        link(natives);
    }

    /** OpenBLAS is linked against under this name too. */
    private static void link(Path natives) throws IOException {
        Path alias = natives.resolve("libopenblas_nolapack.so.0");
        if (Files.exists(natives.resolve("libopenblas.so.0")) && Files.notExists(alias)) {
            Files.createSymbolicLink(alias, Path.of("libopenblas.so.0"));
        }
    }

    private static List<Path> jars(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static void unpack(Path jar, Path natives, boolean keep) throws IOException {
        URI uri = URI.create("jar:" + jar.toAbsolutePath().toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of());
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            for (Path entry : all.filter(Files::isRegularFile).toList()) {
                String name = entry.toString();
                if (isLibrary(name) && WANTED.stream().anyMatch(name::contains)) {
                    Path file = natives.resolve(entry.getFileName().toString());
                    Files.copy(entry, file, StandardCopyOption.REPLACE_EXISTING);
                }
                if (!keep && (isLibrary(name) || name.startsWith(ONNXRUNTIME))) {
                    Files.delete(entry);
                }
            }
        }
    }

    private static boolean isLibrary(String name) {
        return (name.startsWith(ONNXRUNTIME) || name.startsWith(BYTEDECO))
                && !name.contains("/python/")
                && name.matches(".*\\.(so(\\.[0-9.]+)?|dll|dylib)");
    }
}
