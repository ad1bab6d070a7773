package dev.drape.inference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelFilesTest {
    /** SHA-256 of the three bytes "abc", from FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    /** SHA-256 of no bytes at all. */
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    Path directory;

    @Test
    void acceptsFilesThatMatch() throws IOException {
        write(directory);
        ModelFiles files = ModelFiles.find(List.of(directory));
        assertThat(files.sha256(ModelName.POSE_DETECTOR)).isEqualTo(ABC);
        assertThat(files.file(ModelName.POSE_DETECTOR)).isEqualTo(directory.resolve("pose-detector.onnx"));
    }

    @Test
    void takesTheFirstDirectoryThatListsAllModels() throws IOException {
        Path bare = Files.createDirectory(directory.resolve("bare"));
        Path partial = Files.createDirectory(directory.resolve("partial"));
        Files.writeString(partial.resolve("SHA256SUMS"), ABC + "  pose-detector.onnx\n");
        Path full = Files.createDirectory(directory.resolve("full"));
        write(full);
        assertThat(ModelFiles.find(List.of(bare, partial, full)).directory()).isEqualTo(full);
    }

    @Test
    void namesAMissingFileItsDigestAndWhereItLooked() throws IOException {
        write(directory);
        Files.delete(directory.resolve("pose-detector.onnx"));
        assertThatThrownBy(() -> ModelFiles.find(List.of(directory)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContainingAll(
                        "pose-detector.onnx is missing", ABC, "found no file", "Looked in " + directory);
    }

    @Test
    void namesADamagedFileAndBothDigests() throws IOException {
        write(directory);
        Files.writeString(directory.resolve("pose-landmark-heavy.onnx"), "");
        assertThatThrownBy(() -> ModelFiles.find(List.of(directory)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContainingAll(
                        "pose-landmark-heavy.onnx is damaged", "expected SHA-256 " + ABC, "found " + EMPTY);
    }

    @Test
    void namesEveryPlaceWhenThereAreNoModels() {
        Path a = directory.resolve("a");
        Path b = directory.resolve("b");
        assertThatThrownBy(() -> ModelFiles.find(List.of(a, b)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("Looked in " + a + ", " + b);
    }

    @Test
    void refusesAListThatIsNone() throws IOException {
        Files.writeString(directory.resolve("SHA256SUMS"), "<html>not found</html>\n");
        assertThatThrownBy(() -> ModelFiles.find(List.of(directory)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("<html>");
    }

    @Test
    void aConfiguredDirectoryIsTheOnlyPlace() {
        assertThat(ModelDirectories.candidates(Optional.of(directory.resolve("x/../models"))))
                .containsExactly(directory.resolve("models"));
    }

    @Test
    void looksInTheWorkingDirectoryThenUpFromTheApplicationThenInTheContainersPlace() {
        List<Path> places = ModelDirectories.defaults(
                Path.of("/srv/run"), Optional.of(Path.of("/srv/drape/target/quarkus-app/app")));
        assertThat(places)
                .containsExactly(
                        Path.of("/srv/run/models"),
                        Path.of("/srv/drape/target/quarkus-app/app/models"),
                        Path.of("/srv/drape/target/quarkus-app/models"),
                        Path.of("/srv/drape/target/models"),
                        Path.of("/srv/drape/models"),
                        Path.of("/deployments/models"));
    }

    private static void write(Path target) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ModelName name : ModelName.values()) {
            Files.writeString(target.resolve(name.fileName()), "abc");
            lines.add(ABC + (lines.size() % 2 == 0 ? "  " : " *") + name.fileName());
        }
        Files.write(target.resolve("SHA256SUMS"), lines);
    }
}
