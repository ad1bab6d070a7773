package dev.drape.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service, jar or executable, as a process of its own on a free port, with what it wrote to its console. */
public final class PackagedDrape implements AutoCloseable {
    private static final Path TARGET = Path.of("target");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "drape-test-boundary";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Process process;
    private final Path console;
    private final String url;

    private PackagedDrape(Process process, Path console) throws IOException {
        this.process = process;
        this.console = console;
        url = "http://127.0.0.1:" + await(this::port);
    }

    /** Starts it with these configuration keys, waits until it is warm. */
    public static PackagedDrape start(String... keys) throws IOException {
        Properties artifact = artifact();
        return start(TARGET.resolve(artifact.getProperty("path")), isExecutable(artifact), keys);
    }

    /** Starts the jar of a package elsewhere. */
    public static PackagedDrape startJar(Path jar, String... keys) throws IOException {
        return start(jar, false, keys);
    }

    /** Whether what was packaged is a native executable. */
    public static boolean isExecutable() throws IOException {
        return isExecutable(artifact());
    }

    private static boolean isExecutable(Properties artifact) {
        return artifact.getProperty("type").equals("native");
    }

    private static Properties artifact() throws IOException {
        Properties artifact = new Properties();
        try (var in = Files.newBufferedReader(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(in);
        }
        return artifact;
    }

    private static PackagedDrape start(Path file, boolean executable, String... keys) throws IOException {
        Path console = Files.createTempFile(TARGET, "drape-console", ".log");
        List<String> command = new ArrayList<>();
        List<String> options = new ArrayList<>(List.of("-Dquarkus.http.port=0", "-Dquarkus.http.host=127.0.0.1"));
        for (String key : keys) {
            options.add("-D" + key);
        }
        if (executable) {
            command.add(file.toString());
            command.addAll(options);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx1g"));
            command.addAll(options);
            command.addAll(List.of("-jar", file.toString()));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        PackagedDrape drape = new PackagedDrape(process, console);
        drape.await(() -> drape.get("/q/health/started").statusCode() == 200 ? Optional.of(true) : Optional.empty());
        return drape;
    }

    /** Asks until there is an answer; fails when the process ends or patience does. */
    public <T> T await(Question<T> question) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.ask();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("The service ended:\n" + text());
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("Not within " + PATIENCE + ":\n" + text());
    }

    /** Something that has no answer at first. */
    public interface Question<T> {
        Optional<T> ask() throws IOException;
    }

    private Optional<Integer> port() throws IOException {
        Matcher listening = LISTENING.matcher(text());
        return listening.find() ? Optional.of(Integer.valueOf(listening.group(1))) : Optional.empty();
    }

    /** The files that are mapped into its memory, shared libraries among them. */
    public List<Path> mapped() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "maps")).stream()
                .filter(line -> line.contains(" /"))
                .map(line -> Path.of(line.substring(line.indexOf(" /") + 1)))
                .distinct()
                .toList();
    }

    public String url() {
        return url;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).build()).join();
    }

    /** Posts two photos for a try-on that no cache can answer, and does not wait. */
    public CompletableFuture<HttpResponse<String>> tryOn(String requestId, byte[] customer, byte[] garment) {
        byte[] body = Multipart.body(BOUNDARY)
                .file("customer_image", customer)
                .file("garment_image", garment)
                .text("use_cache", "false")
                .end();
        return send(HttpRequest.newBuilder(URI.create(url + "/virtual-tryon"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("X-Request-Id", requestId)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Asks the process to stop, as a supervisor does: {@code SIGTERM}. */
    public void terminate() {
        process.destroy();
    }

    /** The exit code, once there is one. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The service does not stop");
        }
        return process.exitValue();
    }

    /** Everything it wrote to its console. */
    public String text() throws IOException {
        return Files.readString(console, StandardCharsets.UTF_8);
    }

    /** Every line it wrote, read as JSON; fails if one is none. */
    public List<JsonNode> lines() throws IOException {
        return text().lines().map(PackagedDrape::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + line, e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        Files.deleteIfExists(console);
    }
}
