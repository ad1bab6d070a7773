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
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs the packaged service for long under good, bad, failing and cancelled requests, and fails if its memory grew. The heap
 * is of fixed size and touched at the start, so that what grows is native. Argument: minutes, of which the first fifth warms
 * up.
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
    private static final int CLIENTS = 8;
    private static final double MOST_GROWTH = 0.05;
    /** How long a client waits after a 503: one that comes again at once would be refused most of the time. */
    private static final Duration BACK_OFF = Duration.ofMillis(200);

    private static final Duration SAMPLE = Duration.ofSeconds(1);
    /** Result, unusable photo, no picture, unknown part; overloaded or too late. */
    private static final Set<Integer> EXPECTED = Set.of(200, 422, 415, 400, 503);

    private final Photos customer = Photos.of(Path.of("samples", "customer-hopper.jpg"), 768, 1024);
    private final Photos garment = Photos.of(Path.of("samples", "garment-tee-navy.jpg"), 768, 1024);
    private final Photos big = Photos.of(Path.of("samples", "customer-hopper.jpg"), 3000, 4000);
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder cancelled = new LongAdder();

    private Soak() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
        System.exit(new Soak().run(Duration.ofMillis(Math.round(minutes * 60_000))) ? 0 : 1);
    }

    private boolean run(Duration time) throws IOException, InterruptedException, ExecutionException {
        try (Service service = Service.start(JAR, OPTIONS)) {
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
        Map<Integer, LongAdder> byStatus = new TreeMap<>(answers);
        System.out.printf(
                Locale.ROOT,
                "Soak: answers by status %s, cancelled %s; resident after the warm-up %.0f MiB, at the end %.0f MiB: %+.1f %%;"
                        + " native objects %.0f%n",
                byStatus,
                cancelled,
                before,
                after,
                100 * growth,
                service.metric("drape_native_objects"));
        boolean asExpected = EXPECTED.equals(byStatus.keySet());
        if (!asExpected) {
            System.out.println("Soak: expected answers with each status of " + EXPECTED
                    + " and no other; the service logged:\n" + service.faults());
        }
        if (growth > MOST_GROWTH) {
            System.out.printf(Locale.ROOT, "Soak: memory grew by more than %.0f %%%n", 100 * MOST_GROWTH);
        }
        return asExpected && growth <= MOST_GROWTH && cancelled.sum() > 0;
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
                connection.close();
                connection = service.connect();
                cancelled.increment();
            } else {
                int status = connection.post(request(i)).status();
                count(status);
                if (status == 503) {
                    Thread.sleep(BACK_OFF.toMillis());
                }
            }
        }
        connection.close();
    }

    private void count(int status) {
        answers.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    private Request request(int turn) {
        byte[] cut = Arrays.copyOf(customer.known(), customer.known().length / 2);
        return switch (turn % 11) {
            case 0, 1 ->
                Request.of("/virtual-tryon", "customer_image", customer.fresh(), "garment_image", garment.fresh());
            case 2 -> Request.of("/virtual-tryon", "customer_image", big.fresh(), "garment_image", garment.known());
            case 3, 4 -> Request.of("/analyze/customer", "image", customer.known());
            case 5 -> Request.of("/analyze/garment", "image", garment.fresh());
            case 6 -> Request.of("/analyze/customer", "image", garment.fresh());
            case 7 -> Request.of("/analyze/customer", "image", cut);
            case 8 -> Request.of("/analyze/customer", "image", "no picture".getBytes(StandardCharsets.US_ASCII));
            case 9 -> Request.of("/analyze/customer", "photo", customer.known());
            default -> Request.of("/validate", "customer_image", customer.fresh(), "garment_image", garment.fresh());
        };
    }
}
