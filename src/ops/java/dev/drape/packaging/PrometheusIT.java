package dev.drape.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.testing.PackagedDrape;
import dev.drape.testing.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Prometheus scrapes the packaged service under load, loads the alert rules, and answers every expression of the
 * alerts, of the dashboard and of the autoscaler's adapter.
 */
class PrometheusIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static PackagedDrape drape;
    private static PrometheusServer prometheus;

    @BeforeAll
    static void start() throws Exception {
        drape = PackagedDrape.start("drape.tryon.max-concurrent=1", "drape.tryon.queue-limit=1");
        prometheus = PrometheusServer.start(URI.create(drape.url()).getAuthority(), Rules.ofTheManifest());
        prometheus.awaitScrapes(2);
        load();
        int scraped = prometheus.scrapes();
        prometheus.awaitScrapes(scraped + 2);
    }

    @AfterAll
    static void stop() throws Exception {
        if (prometheus != null) {
            prometheus.close();
        }
        if (drape != null) {
            drape.close();
        }
    }

    /** Answers, refusals of photos, and, with one place and one in the queue, a service that is full. */
    private static void load() {
        byte[] customer = Samples.HOPPER.bytes();
        byte[] garment = Samples.TEE.bytes();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(drape.tryOn("load-" + i, customer, garment));
        }
        answers.forEach(CompletableFuture::join);
        assertThat(drape.tryOn("unusable", garment, garment).join().statusCode())
                .isEqualTo(422);
        assertThat(drape.tryOn("again", customer, garment).join().statusCode()).isEqualTo(200);
        assertThat(answers).extracting(answer -> answer.join().statusCode()).contains(200, 503);
    }

    @Test
    void scrapesTheServiceAndLoadsEveryRule() throws IOException {
        JsonNode target =
                prometheus.get("/api/v1/targets").path("activeTargets").get(0);
        assertThat(target.path("health").asText()).as(target.toString()).isEqualTo("up");
        JsonNode groups = prometheus.get("/api/v1/rules").path("groups");
        List<String> loaded = new ArrayList<>();
        groups.forEach(group -> group.path("rules").forEach(rule -> {
            assertThat(rule.path("health").asText()).as(rule.toString()).isNotEqualTo("err");
            loaded.add(rule.path("name").asText());
        }));
        assertThat(loaded).containsExactlyElementsOf(alerts().keySet().stream().toList());
    }

    /** What an alert compares has data: a name or a label that does not exist would be an alert that never fires. */
    @ParameterizedTest
    @MethodSource("comparedVectors")
    void whatAnAlertComparesHasData(String alert, String vector) throws IOException {
        assertThat(prometheus.query(vector)).as(alert).isNotEmpty();
    }

    static Stream<Object[]> comparedVectors() throws IOException {
        return alerts().entrySet().stream()
                .flatMap(alert ->
                        Rules.compared(alert.getValue()).stream().map(vector -> new Object[] {alert.getKey(), vector}));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void everyPanelHasData(String panel, String query) throws IOException {
        List<JsonNode> series = prometheus.query(query.replace("$__rate_interval", PrometheusServer.RATE_INTERVAL)
                .replace("$instance", ".*"));
        assertThat(series).as(panel).isNotEmpty();
    }

    static Stream<Object[]> panels() throws IOException {
        JsonNode dashboard =
                JSON.readTree(Path.of("k8s", "grafana", "drape.json").toFile());
        List<Object[]> queries = new ArrayList<>();
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(new Object[] {
                            panel.path("title").asText(), target.path("expr").asText()
                        })));
        assertThat(queries).hasSizeGreaterThan(30);
        return queries.stream();
    }

    @Test
    void theAutoscalersMetricHasData() throws IOException {
        JsonNode rule = Manifests.documents(Files.readString(
                        Path.of("k8s", "components", "queue-autoscaling", "prometheus-adapter-values.yaml")))
                .get(0)
                .path("rules")
                .path("custom")
                .get(0);
        String query = rule.path("metricsQuery")
                .asText()
                .replace("<<.LabelMatchers>>", "job=\"drape\"")
                .replace("<<.GroupBy>>", "instance");
        assertThat(prometheus.query(query)).hasSize(1);
    }

    @Test
    void whatKedaAsksForIsOneNumber() throws IOException {
        JsonNode triggers = Manifests.documents(
                        Files.readString(Path.of("k8s", "components", "keda-autoscaling", "scaledobject.yaml")))
                .get(0)
                .path("spec")
                .path("triggers");
        assertThat(prometheus.query(
                        triggers.get(1).path("metadata").path("query").asText()))
                .hasSize(1);
    }

    /** The load filled the queue, so that the alert on it fires for real. */
    @Test
    void theAlertOfAFullServiceIsPending() throws IOException {
        Optional<JsonNode> alert = Optional.empty();
        for (JsonNode active : prometheus.get("/api/v1/alerts").path("alerts")) {
            if (active.path("labels").path("alertname").asText().equals("DrapeRejecting")) {
                alert = Optional.of(active);
            }
        }
        assertThat(alert).isPresent();
        assertThat(alert.orElseThrow().path("annotations").path("summary").asText())
                .contains("is full and refuses requests");
    }

    private static Map<String, String> alerts() throws IOException {
        Map<String, String> alerts = new TreeMap<>();
        Rules.alerts()
                .forEach(rule -> alerts.put(
                        rule.path("alert").asText(), rule.path("expr").asText()));
        Map<String, String> inOrder = new java.util.LinkedHashMap<>();
        Rules.alerts()
                .forEach(rule -> inOrder.put(
                        rule.path("alert").asText(),
                        alerts.get(rule.path("alert").asText())));
        return inOrder;
    }
}
