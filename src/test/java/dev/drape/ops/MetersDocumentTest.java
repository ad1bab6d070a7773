package dev.drape.ops;

import dev.drape.testing.PrometheusText;
import dev.drape.testing.PrometheusText.Metric;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** docs/operations.md lists every meter of a served instance with its type and labels, and none that does not exist. */
@QuarkusTest
class MetersDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\| ([^|]*) \\|");
    private static final Pattern FAMILY = Pattern.compile("(?m)^\\| `(\\w+)_\\*` \\|");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    private static final Pattern MADE = Pattern.compile(
            "(Counter|Gauge|Timer|DistributionSummary)\\s*\\.builder\\(\\s*\"|registry\\s*\\.(timer|counter|gauge)\\(");

    private static String document;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("docs", "operations.md"));
    }

    @Test
    void documentsEveryMeterWithItsTypeAndLabels() {
        assertThat(documented()).isEqualTo(ours());
    }

    @Test
    void documentsTheFamiliesOfTheFrameworks() {
        Set<String> families = new TreeSet<>();
        Matcher rows = FAMILY.matcher(document);
        while (rows.find()) {
            families.add(rows.group(1) + "_");
        }
        Set<String> foreign = served().keySet().stream()
                .filter(name -> !name.startsWith("drape_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(foreign).allSatisfy(name -> assertThat(families).anyMatch(name::startsWith));
        assertThat(families).allSatisfy(family -> assertThat(foreign).anyMatch(name -> name.startsWith(family)));
    }

    /** A feature's names stand in one place, its enum. */
    @Test
    void noMeterIsNamedWhereItIsMade() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(MADE.matcher(Files.readString(source)).find())
                        .as(source.toString())
                        .isFalse();
            }
        }
    }

    private static Map<String, Metric> documented() {
        Map<String, Metric> found = new TreeMap<>();
        Matcher rows = ROW.matcher(document);
        while (rows.find()) {
            Set<String> labels = new TreeSet<>();
            Matcher names = LABEL.matcher(rows.group(3));
            while (names.find()) {
                labels.add(names.group(1));
            }
            found.put(rows.group(1), new Metric(rows.group(2), labels));
        }
        return found;
    }

    /** A histogram's {@code _max} goes without saying. */
    private static Map<String, Metric> ours() {
        Map<String, Metric> served = served();
        return served.entrySet().stream()
                .filter(metric -> metric.getKey().startsWith("drape_"))
                .filter(metric -> !served.containsKey(metric.getKey().replaceFirst("_max$", ""))
                        || !metric.getKey().endsWith("_max"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private static Map<String, Metric> served() {
        given().get("/test/virtual-tryon").then().statusCode(200);
        return PrometheusText.metrics(
                given().get("/q/metrics").then().statusCode(200).extract().asString());
    }
}
