package dev.drape.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a known garment analysis costs over HTTP by where it is found, one client; see {@code bench/cache}. Arguments: seconds
 * a round (default 5), the package's directory, then options of the service's JVM. The second level is reached by a memory
 * of one entry and two photos in turn.
 */
public final class CacheTable {
    private static final int WIDTH = 768;
    private static final int HEIGHT = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 2;
    /** Of the answers that must come from the level that is measured: a memory of one entry evicts a moment late. */
    private static final double LEAST_SHARE = .95;

    private final Duration time;
    private final Path jar;
    private final List<String> jvm;
    private final byte[] tee =
            Photos.of(Path.of("samples", "garment-tee-navy.jpg"), WIDTH, HEIGHT).known();
    private final byte[] dress = Photos.of(Path.of("samples", "garment-dress-teal.jpg"), WIDTH, HEIGHT)
            .known();
    private final byte[] customer =
            Photos.of(Path.of("samples", "customer-hopper.jpg"), WIDTH, HEIGHT).known();

    private CacheTable(Duration time, Path jar, List<String> jvm) throws IOException {
        this.time = time;
        this.jar = jar;
        this.jvm = jvm;
    }

    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[0]));
        List<String> jvm = List.of(arguments).subList(2, arguments.length);
        new CacheTable(time, Path.of(arguments[1], "quarkus-run.jar"), jvm).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.println("| found in | p50 ms | p95 ms | requests |");
        System.out.println("| --- | --- | --- | --- |");
        try (Service service = start()) {
            measure("memory", service, "hit", () -> analysis(tee));
            measure("memory, a try-on", service, "hit", () -> Request.tryOn(customer, tee));
        }
        Path directory = Files.createTempDirectory("drape-cache");
        try (Service service = start("-Ddrape.cache.store=file", "-Ddrape.cache.file.directory=" + directory)) {
            measure("files", service, "store", inTurn());
        } finally {
            delete(directory);
        }
        int port = freePort();
        Process redis = redis(port);
        try (Service service = start("-Ddrape.cache.store=redis", "-Dquarkus.redis.hosts=redis://127.0.0.1:" + port)) {
            measure("Redis on the same machine", service, "store", inTurn());
        } finally {
            redis.destroyForcibly().onExit().join();
        }
    }

    private Service start(String... store) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jvm);
        options.addAll(List.of(store));
        if (store.length > 0) {
            options.add("-Ddrape.analysis.max-cache-size=1");
            options.add("-Ddrape.cache.time-limit=10s"); // a slow answer is to be seen, not a computation in its place
        }
        return Service.start(jar, options);
    }

    private static Request analysis(byte[] photo) {
        return Request.of("/analyze/garment", "image", photo);
    }

    private Supplier<Request> inTurn() {
        AtomicInteger turn = new AtomicInteger();
        return () -> analysis(turn.getAndIncrement() % 2 == 0 ? tee : dress);
    }

    private void measure(String name, Service service, String result, Supplier<Request> requests)
            throws IOException, InterruptedException {
        Round.of(service, 1, time, requests); // compiled code and filled levels
        double missed = service.metric("drape_cache_load_seconds_count");
        double before = found(service, result);
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (double ms : Round.of(service, 1, time, requests).served()) {
                all.add(ms);
            }
        }
        if (service.metric("drape_cache_load_seconds_count") != missed
                || found(service, result) - before < LEAST_SHARE * all.size()) {
            throw new IllegalStateException("not found in " + name);
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %d |%n",
                name,
                Round.percentile(sorted, .5),
                Round.percentile(sorted, .95),
                sorted.length);
    }

    private static double found(Service service, String result) throws IOException {
        try (Connection connection = service.connect()) {
            return connection
                    .get("/q/metrics")
                    .text()
                    .lines()
                    .filter(line ->
                            line.startsWith("drape_cache_requests_total{kind=\"garment\",result=\"" + result + "\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process redis(int port) throws IOException, InterruptedException {
        Process redis = new ProcessBuilder(
                        "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port)) {
            if (!redis.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("redis-server does not start");
            }
            Thread.sleep(10);
        }
        return redis;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
