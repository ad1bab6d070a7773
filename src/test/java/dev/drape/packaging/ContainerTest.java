package dev.drape.packaging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The Dockerfiles name versions and paths that exist in this project. */
class ContainerTest {
    private static final Path DOCKER = Path.of("src", "main", "docker");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--from)((?:--chown=\\S+ )?)(.+) \\S+$");
    private static final Pattern TAG = Pattern.compile("drape:(\\S+)-(?:cpu|gpu|native)");

    static Stream<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.list(DOCKER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Dockerfile.")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void namesThisVersion(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains("org.opencontainers.image.version=\"" + Pom.version() + "\"");
        Matcher tags = TAG.matcher(text);
        assertThat(tags.results().map(tag -> tag.group(1)).toList())
                .isNotEmpty()
                .containsOnly(Pom.version());
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void copiesWhatThereIs(Path file) throws IOException {
        Matcher copies = COPY.matcher(Files.readString(file));
        while (copies.find()) {
            for (String source : copies.group(2).split(" ")) {
                if (source.equals(".")) {
                    continue;
                }
                Path directory = Path.of(source.contains("/") ? source.substring(0, source.lastIndexOf('/')) : ".");
                try (var found = Files.newDirectoryStream(directory, source.substring(source.lastIndexOf('/') + 1))) {
                    assertThat(found).as(source).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dockerfiles")
    void runsAsNobodyWithModelsInALayerOfTheirOwn(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String user = lines.stream()
                .filter(line -> line.startsWith("USER "))
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(user).isEqualTo("USER 10001:10001");
        assertThat(lines).anyMatch(line -> line.startsWith("COPY models/") && line.endsWith(" models/"));
        assertThat(lines).noneMatch(line -> line.startsWith("HEALTHCHECK"));
    }

    /** What the README's command sets holds in the images too: the sizing was measured with it. */
    @ParameterizedTest
    @MethodSource("dockerfiles")
    void setsTheMemoryAsTheReadmesCommand(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(RunCommand.arenas());
        if (!file.endsWith("Dockerfile.native")) { // whose only collector is the serial one
            assertThat(text).containsPattern("JAVA_OPTS=\"-Xmx\\d+[gm] " + Pattern.quote(RunCommand.collector()) + '"');
        }
    }

    @Test
    void theExecutableHasTheNameThatMavenGivesIt() throws IOException {
        assertThat(Files.readString(DOCKER.resolve("Dockerfile.native")))
                .contains("/target/" + Pom.artifactId() + "-" + Pom.version() + "-runner ./drape");
    }

    /** CUDA 12 and cuDNN 9 are what this ONNX Runtime was built for. */
    @Test
    void theGpuImageHasTheCudaOfItsOnnxRuntime() throws IOException {
        assertThat(Pom.property("onnxruntime.artifact")).isEqualTo("onnxruntime_gpu");
        assertThat(Pom.property("onnxruntime.version")).startsWith("1.24.");
        assertThat(Files.readString(DOCKER.resolve("Dockerfile.gpu")))
                .containsPattern("FROM nvidia/cuda:12\\.\\S+-cudnn-runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "native"})
    void profilesInDockerfilesExist(String profile) throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<id>" + profile + "</id>");
    }
}
