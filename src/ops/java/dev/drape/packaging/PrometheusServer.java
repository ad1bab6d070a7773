package dev.drape.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Prometheus of its own on loopback, with one target and one file of rules, data in the build directory. */
final class PrometheusServer implements AutoCloseable {
    /** A window for rates that holds several scrapes. */
    static final String RATE_INTERVAL = "1m";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path HOME = Path.of("target", "prometheus");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        url = "http://127.0.0.1:" + port;
    }

    static PrometheusServer start(String target, String rules) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(HOME), "data");
        Path rulesFile = Files.writeString(HOME.resolve("rules.yml"), rules).toAbsolutePath();
        Path config = Files.writeString(HOME.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: drape
                    metrics_path: /q/metrics
                    static_configs: [{targets: ["%s"]}]
                """.formatted(rulesFile, target));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the target was scraped so often. */
    void awaitScrapes(int wanted) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (scrapes() < wanted) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(Files.readString(HOME.resolve("prometheus.log")));
            }
            Thread.onSpinWait();
        }
    }

    /** How often the target was scraped; 0 as long as Prometheus does not answer. */
    int scrapes() {
        try {
            List<JsonNode> counted = query("count_over_time(up[1h])");
            return counted.isEmpty() ? 0 : counted.get(0).path("value").get(1).asInt();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The series an expression gives now; fails if it is none. */
    List<JsonNode> query(String expression) throws IOException {
        JsonNode data = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        List<JsonNode> series = new ArrayList<>();
        data.path("result").forEach(series::add);
        return series;
    }

    JsonNode get(String path) throws IOException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (!body.path("status").asText().equals("success")) {
                throw new IOException(path + ": " + answer.body());
            }
            return body.path("data");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
