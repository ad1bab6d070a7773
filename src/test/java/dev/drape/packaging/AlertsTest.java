package dev.drape.packaging;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The alert rules: Prometheus reads them, they fire when they should, and somebody is told what to do. */
class AlertsTest {
    private static final Path TESTS = Path.of("src", "test", "resources", "prometheus", "alerts-test.yml");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (Drape\\w+)$");

    @Test
    void fireWhenTheyShouldAndOnlyThen() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "promtool"))),
                "promtool is not installed");
        Path directory = Files.createDirectories(Path.of("target", "promtool"));
        Files.writeString(directory.resolve("rules.yml"), Rules.ofTheManifest());
        Files.copy(TESTS, directory.resolve("alerts-test.yml"), StandardCopyOption.REPLACE_EXISTING);
        promtool(directory, "check", "rules", "rules.yml");
        promtool(directory, "test", "rules", "alerts-test.yml");
    }

    private static void promtool(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
        Process promtool = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(promtool.exitValue()).as(output).isZero();
    }

    @Test
    void eachHasWordsOnWhatToDo() throws IOException {
        var known = Rules.alerts().stream()
                .map(rule -> rule.path("alert").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        var documented = HEADING.matcher(Files.readString(Path.of("docs", "operations.md")))
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(known);
    }
}
