package dev.drape.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs the packaged service for long under good, bad, failing and cancelled requests, and fails if its memory grew. Failing
 * ones are new analyses that the cache may keep: they get as long as the median of a crowd of them takes on this machine, so that
 * models are stopped in the middle of their runs, and so do callers who hang up. The heap is of fixed size and touched at the
 * start, so that what grows is native. Argument: minutes, of which the first fifth warms up.
 */
public final class Soak {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final List<String> OPTIONS = List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-Ddrape.tryon.queue-limit=2",
            "-Ddrape.tryon.deadline=5s");
    /** As many as run at once, for so long, to see what analyses need. */
    private static final int CROWD = 2 * Runtime.getRuntime().availableProcessors();

    private static final Duration CROWDED = Duration.ofSeconds(10);
    private static final int CLIENTS = 8;
    private static final double MOST_GROWTH = 0.05;
    /** How long a client waits after a 503: one that comes again at once would be refused most of the time. */
    private static final Duration BACK_OFF = Duration.ofMillis(200);

    private static final Duration SAMPLE = Duration.ofSeconds(1);
    private static final String RESULT = "result";
    /** Result; unusable photos, no picture, unknown part; refused, and failed while a model ran. */
    private static final Set<String> EXPECTED = Set.of(
            RESULT,
            "no_person",
            "corrupt_image",
            "unsupported_image",
            "unknown_option",
            "overloaded",
            "deadline_exceeded");

    private final Photos customer = Photos.of(Path.of("samples", "customer-hopper.jpg"), 768, 1024);
    private final Photos garment = Photos.of(Path.of("samples", "garment-tee-navy.jpg"), 768, 1024);
    private final Photos big = Photos.of(Path.of("samples", "customer-hopper.jpg"), 3000, 4000);
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder cancelled = new LongAdder();

    private final Duration limit;

    private Soak() throws IOException, InterruptedException {
        limit = usual();
    }

    /** What half of the new analyses take beside as many as can run at once. */
    private Duration usual() throws IOException, InterruptedException {
        try (Service service = Service.start(JAR, OPTIONS)) {
            Round.of(service, CROWD, CROWDED, this::slow); // compiled code
            Round round = Round.of(service, CROWD, CROWDED, this::slow);
            return Duration.ofMillis((long) round.percentile(.5));
        }
    }

    /** Its models take more of the time than those of any other analysis. */
    private Request slow() {
        return Request.of("/analyze/customer", "image", customer.fresh(), "model_complexity", "2");
    }

    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        System.exit(new Soak().run(Duration.ofMillis(Math.round(minutes * 60_000))) ? 0 : 1);
    }

    private boolean run(Duration time) throws IOException, InterruptedException, ExecutionException {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Ddrape.analysis.time-limit=" + limit.toMillis() + "ms");
        try (Service service = Service.start(JAR, options)) {
            long end = System.nanoTime() + time.toNanos();
            ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                clients.add(threads.submit(() -> {
                    client(service, first, end);
                    return null;
                }));
            }
            double[] resident = sample(service, end);
            for (Future<?> client : clients) {
                client.get();
            }
            threads.shutdown();
            return verdict(service, resident);
        }
    }

    private static double[] sample(Service service, long end) throws IOException, InterruptedException {
        List<Double> samples = new ArrayList<>();
        while (System.nanoTime() < end) {
            samples.add(service.residentMib());
            Thread.sleep(SAMPLE.toMillis());
        }
        return samples.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Compares the tenth of the time after the warm-up with the last one. */
    private boolean verdict(Service service, double[] resident) throws IOException {
        int tenth = Math.max(1, resident.length / 10);
        double before = median(Arrays.copyOfRange(resident, 2 * tenth, 3 * tenth));
        double after = median(Arrays.copyOfRange(resident, resident.length - tenth, resident.length));
        double growth = after / before - 1;
        Map<String, LongAdder> byKind = new TreeMap<>(answers);
        double stopped = service.metric("drape_inference_runs_seconds_count", "outcome=\"stopped\"");
        System.out.printf(
                Locale.ROOT,
                "Soak: answers %s, cancelled %s, model runs stopped %.0f, new analyses limited to %d ms; resident after the warm-up %.0f MiB, at the end %.0f MiB: %+.1f %%;"
                        + " native objects %.0f%n",
                byKind,
                cancelled,
                stopped,
                limit.toMillis(),
                before,
                after,
                100 * growth,
                service.metric("drape_native_objects"));
        boolean asExpected = EXPECTED.equals(byKind.keySet());
        if (!asExpected) {
            System.out.println("Soak: expected answers of each kind of " + EXPECTED
                    + " and no other; the service logged:\n" + service.faults());
        }
        if (growth > MOST_GROWTH) {
            System.out.printf(Locale.ROOT, "Soak: memory grew by more than %.0f %%%n", 100 * MOST_GROWTH);
        }
        return asExpected && growth <= MOST_GROWTH && cancelled.sum() > 0 && stopped > 0;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void client(Service service, int first, long end) throws IOException, InterruptedException {
        Connection connection = service.connect();
        for (int i = first; System.nanoTime() < end; i++) {
            if (i % 7 == 6) {
                connection.send(request(i / 7));
                Thread.sleep(ThreadLocalRandom.current().nextLong(2 * limit.toMillis()));
                connection.close();
                connection = service.connect();
                cancelled.increment();
            } else {
                Connection.Answer answer = connection.post(request(i));
                count(answer);
                if (answer.status() == 503) {
                    Thread.sleep(BACK_OFF.toMillis());
                }
            }
        }
        connection.close();
    }

    private void count(Connection.Answer answer) {
        String kind = answer.isResult() ? RESULT : answer.code().isEmpty() ? "untyped" : answer.code();
        answers.computeIfAbsent(kind, key -> new LongAdder()).increment();
    }

    private Request request(int turn) {
        byte[] cut = Arrays.copyOf(customer.known(), customer.known().length / 2);
        return switch (turn % 11) {
            case 0 -> uncached("/virtual-tryon", "customer_image", customer.fresh(), "garment_image", garment.fresh());
            case 1 -> Request.tryOn(customer.fresh(), garment.fresh());
            case 2 -> uncached("/virtual-tryon", "customer_image", big.fresh(), "garment_image", garment.known());
            case 3 -> Request.of("/analyze/customer", "image", customer.known());
            case 4 -> slow();
            case 5 -> uncached("/analyze/garment", "image", garment.fresh());
            case 6 -> uncached("/analyze/customer", "image", garment.fresh());
            case 7 -> Request.of("/analyze/customer", "image", cut);
            case 8 -> Request.of("/analyze/customer", "image", "no picture".getBytes(StandardCharsets.US_ASCII));
            case 9 -> Request.of("/analyze/customer", "photo", customer.known());
            default -> uncached("/validate", "customer_image", customer.fresh(), "garment_image", garment.fresh());
        };
    }

    /** With the whole deadline for its analyses. */
    private static Request uncached(String path, Object... partsAndPhotos) {
        List<Object> all = new ArrayList<>(List.of(partsAndPhotos));
        all.addAll(List.of("use_cache", "false"));
        return Request.of(path, all.toArray());
    }
}
