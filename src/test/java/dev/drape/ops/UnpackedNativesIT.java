package dev.drape.ops;

import dev.drape.testing.PackagedDrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** As in an image: native libraries that lie beside the packaged service are used, and none is unpacked. */
class UnpackedNativesIT {
    private static final Path PACKAGE = Path.of("target", "quarkus-app");
    private static final List<String> LIBRARIES =
            List.of("libonnxruntime.so", "libonnxruntime4j_jni.so", "libjniopencv_core.so", "libopenblas.so.0");

    private static final Pattern UNPACKING = Pattern.compile("UnpackNatives\\.java target/natives (\\S+)");

    @TempDir
    Path deployments;

    @Test
    void areUsedWhereTheyLieBesideTheService() throws IOException, InterruptedException {
        assumeFalse(PackagedDrape.isExecutable(), "an executable has its natives beside it in every test");
        Path natives = deployments.resolve("natives");
        unpack(natives);
        for (String part : List.of("app", "lib", "quarkus")) {
            Files.createSymbolicLink(
                    deployments.resolve(part), PACKAGE.resolve(part).toAbsolutePath());
        }
        Path jar = Files.copy(PACKAGE.resolve("quarkus-run.jar"), deployments.resolve("quarkus-run.jar"));

        try (PackagedDrape drape = PackagedDrape.startJar(jar)) {
            assertThat(drape.text()).contains("Native libraries are taken from " + natives);
            List<Path> mapped = drape.mapped();
            assertThat(mapped)
                    .containsAll(LIBRARIES.stream().map(natives::resolve).toList());
            assertThat(mapped)
                    .filteredOn(file -> file.getFileName().toString().matches("lib(onnx|jni|opencv|openblas).*"))
                    .allMatch(file -> file.startsWith(natives));
        }
    }

    /** Where Dockerfile.jvm takes them from: the jars with the natives must lie there. */
    private static String ofTheImage() throws IOException {
        Matcher step = UNPACKING.matcher(Files.readString(Path.of("src", "main", "docker", "Dockerfile.jvm")));
        assertThat(step.find()).isTrue();
        return step.group(1);
    }

    private static void unpack(Path natives) throws IOException, InterruptedException {
        Process unpacking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "src/main/docker/UnpackNatives.java",
                        natives.toString(),
                        "--keep",
                        ofTheImage())
                .inheritIO()
                .start();
        assertThat(unpacking.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(unpacking.exitValue()).isZero();
    }
}
