package dev.drape.packaging;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The alert rules of the manifest. */
final class Rules {
    private static final Path MANIFEST = Path.of("k8s", "components", "monitoring", "prometheusrule.yaml");
    private static final Pattern CONDITION = Pattern.compile(" and ");
    private static final Pattern COMPARISON = Pattern.compile(" (?:==|<|>) ");
    private static final Pattern ABSENT = Pattern.compile("absent\\((.*)\\)");
    private static final Pattern OFFSET = Pattern.compile(" offset \\w+");

    private Rules() {}

    /** As a rules file that a Prometheus without the operator loads. */
    static String ofTheManifest() throws IOException {
        return Manifests.YAML.writeValueAsString(spec());
    }

    static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        spec().path("groups").forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    private static JsonNode spec() throws IOException {
        return Manifests.documents(Files.readString(MANIFEST)).get(0).path("spec");
    }

    /** What an alert's expression compares, as of now: both sides of every condition, without its look back. */
    static List<String> compared(String expression) {
        List<String> sides = new ArrayList<>();
        for (String condition : CONDITION.split(expression)) {
            for (String side : COMPARISON.split(condition)) {
                sides.add(OFFSET.matcher(ABSENT.matcher(side).replaceAll("$1")).replaceAll(""));
            }
        }
        return sides;
    }
}
