package dev.drape.load;

import ai.onnxruntime.OrtException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Measures the packaged service under load; see {@code bench/load}. Arguments: seconds a round (default 10), then options of
 * the service's JVM. Prints Markdown and leaves it with a chart in {@code target/load}.
 */
public final class Load {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path OUT = Path.of("target", "load");
    private static final int[] CLIENTS = {1, 2, 4, 8, 32};
    private static final int WIDTH = 768;
    private static final int HEIGHT = 1024;
    private static final int QUEUE = 8;
    /** New analyses by one client before the first round: 400 or 500, after which they hardly get faster. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** So long a full service is asked before its refusals are timed: the first 5000 take twice as long. */
    private static final Duration REFUSING = Duration.ofSeconds(10);

    /** 3000 × 4000 px. */
    private static final int BIG_WIDTH = 3000;

    private static final int BIG_HEIGHT = 4000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Pattern WALL = Pattern.compile("\"analysis_wall_ms\":([0-9.]+)");
    private static final Pattern SEQUENTIAL = Pattern.compile("\"analysis_sequential_ms\":([0-9.]+)");

    private final Duration time;
    private final List<String> jvm;
    private final Photos customer = Photos.of(Path.of("samples", "customer-hopper.jpg"), WIDTH, HEIGHT);
    private final Photos garment = Photos.of(Path.of("samples", "garment-tee-navy.jpg"), WIDTH, HEIGHT);
    private final StringBuilder report = new StringBuilder();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();
    private final List<Double> ready = new ArrayList<>();
    private final List<Double> first = new ArrayList<>();
    private Round beginning;

    private Load(Duration time, List<String> jvm) throws IOException {
        this.time = time;
        this.jvm = jvm;
    }

    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10;
        List<String> jvm = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        new Load(Duration.ofSeconds(seconds), jvm).run();
    }

    private void run() throws IOException, InterruptedException, OrtException {
        double floor = Floor.millis(Path.of("models"));
        say(
                "Floor: %.1f ms (%s, one thread); cores: %d; Java %s; JVM options: %s%n",
                floor, String.join(" + ", Floor.MODELS), CORES, System.getProperty("java.version"), jvm);
        say(
                "The models alone, on %d threads and with nothing else to do, reach %.2f of cores / floor.%n",
                CORES, Floor.ceiling(Path.of("models"), CORES) * floor / 1e3 / CORES);
        typical(floor);
        overload();
        bigPhotos();
        starts();
        say("%n| asked | limit | measured | met |%n| --- | --- | --- | --- |");
        targets.forEach(target -> say("%s", target.row()));
        Files.createDirectories(OUT);
        Files.writeString(OUT.resolve("load.md"), report);
        Files.writeString(OUT.resolve("load.svg"), Chart.of(rounds));
    }

    private void typical(double floor) throws IOException, InterruptedException {
        try (Service service = start(jvm)) {
            beginning = Round.of(service, 1, WARM_UP, scenarios().get(0).requests());
            say("| what | clients | p50 ms | p95 ms | p99 ms | a second | CPU share in inference | peak MiB |");
            say("| --- | --- | --- | --- | --- | --- | --- | --- |");
            for (Scenario scenario : scenarios()) {
                for (int clients : CLIENTS) {
                    measure(service, scenario, clients);
                }
            }
            parallel(service);
        }
        Round single = at("analysis, new", 1);
        targets.add(Target.atMost("new analysis, 1 client, p50 by floor", single.percentile(.5) / floor, 1.5));
        targets.add(Target.atLeast(
                "new analyses, 8 clients, throughput by cores / floor",
                at("analysis, new", 8).throughput() * floor / 1e3 / CORES,
                .8));
        targets.add(Target.atLeast(
                "known analyses, 8 clients, throughput by that of only reading the body",
                at("analysis, known", 8).throughput() / at("only reading", 8).throughput(),
                .6));
        targets.add(Target.atMost(
                "new try-on, 1 client, p50 ms", at("try-on, new", 1).percentile(.5), 500));
        targets.add(Target.atMost(
                "known try-on, 1 client, p50 ms", at("try-on, known", 1).percentile(.5), 300));
    }

    private List<Scenario> scenarios() {
        return List.of(
                new Scenario("analysis, new", () -> Request.of("/analyze/customer", "image", customer.fresh())),
                new Scenario("analysis, known", () -> Request.of("/analyze/customer", "image", customer.known())),
                new Scenario("only reading", () -> Request.of("/test/read", "image", customer.known())),
                new Scenario("try-on, new", () -> tryOn(customer.fresh(), garment.fresh())),
                new Scenario("try-on, known", () -> tryOn(customer.known(), garment.known())));
    }

    private static Request tryOn(byte[] customer, byte[] garment) {
        return Request.of("/virtual-tryon", "customer_image", customer, "garment_image", garment);
    }

    /** A service that is ready and has answered one request, the very first one: a new analysis. */
    private Service start(List<String> options) throws IOException, InterruptedException {
        Service service = Service.start(JAR, options);
        ready.add(service.readyMillis() / 1e3);
        try (Connection connection = service.connect()) {
            Request request = Request.of("/analyze/customer", "image", customer.fresh());
            long start = System.nanoTime();
            connection.post(request);
            first.add((System.nanoTime() - start) / 1e6);
        }
        return service;
    }

    private void starts() {
        say(
                "%nThe service was started %d times: ready after %s s, first request %s ms; the half minute after it: p50 %.1f ms.",
                ready.size(), listed(ready, "%.2f"), listed(first, "%.0f"), beginning.percentile(.5));
        targets.add(Target.atMost("ready after, s, median of the starts", median(ready), 6));
        targets.add(Target.atMost(
                "first request, median of the starts, by the median of the half minute after it",
                median(first) / beginning.percentile(.5),
                1.5));
    }

    private static String listed(List<Double> values, String format) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, format, value))
                .collect(Collectors.joining(", "));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void measure(Service service, Scenario scenario, int clients) throws IOException, InterruptedException {
        Round.of(service, clients, time.dividedBy(4), scenario.requests()); // fills the cache, and the clients' lanes
        Round round = Round.of(service, clients, time, scenario.requests());
        rounds.computeIfAbsent(scenario.name(), name -> new ArrayList<>()).add(round);
        say(
                "| %s | %d | %.1f | %.1f | %.1f | %.1f | %s | %s |",
                scenario.name(),
                clients,
                round.percentile(.5),
                round.percentile(.95),
                round.percentile(.99),
                round.throughput(),
                known("%.0f %%", 100 * round.inferenceShare()),
                known("%.0f", round.peakMib()));
        if (round.failed() + round.refused().length > 0) {
            throw new IllegalStateException(scenario.name() + ": " + round.failed() + " requests failed, "
                    + round.refused().length + " were refused");
        }
    }

    /** A dash for what the system does not tell. */
    private static String known(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    private Round at(String scenario, int clients) {
        return rounds.get(scenario).stream()
                .filter(round -> round.clients() == clients)
                .findFirst()
                .orElseThrow();
    }

    /** How much of a try-on's analyses runs at once, as the answers themselves say: stages are timed beside each other. */
    private void parallel(Service service) throws IOException {
        List<Double> shares = new ArrayList<>();
        double wall = 0;
        double sequential = 0;
        try (Connection connection = service.connect()) {
            for (int i = 0; i < 20; i++) {
                String answer = connection
                        .post(tryOn(customer.fresh(), garment.fresh()))
                        .text();
                double oneWall = number(WALL, answer);
                double oneSequential = number(SEQUENTIAL, answer);
                wall += oneWall / 20;
                sequential += oneSequential / 20;
                shares.add(1 - oneWall / oneSequential);
            }
        }
        shares.sort(null);
        say(
                "%nBoth analyses at once: %.1f ms; their stages add up to %.1f ms (means of 20): the wall time is %.0f %% less (median).",
                wall, sequential, 100 * shares.get(10));
    }

    private static double number(Pattern pattern, String answer) {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + answer);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private void overload() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jvm);
        options.add("-Ddrape.tryon.queue-limit=" + QUEUE);
        try (Service service = start(options)) {
            Supplier<Request> requests = () -> Request.of("/analyze/customer", "image", customer.fresh());
            Round.of(service, 4, time, requests);
            Round.of(service, 32, REFUSING, requests);
            Round round = Round.of(service, 32, time, requests);
            Round patient = Round.of(service, 32, time, requests, Round.Manners.PATIENT);
            say(
                    "%n32 clients on a queue of %d: %d served, %d overloaded, %d else; served p50 %.1f ms, p99 %.1f ms; overloaded"
                            + " p50 %.1f ms, p99 %.1f ms seen by clients of the same busy machine.",
                    QUEUE,
                    round.served().length,
                    round.refused().length,
                    round.failed(),
                    round.percentile(.5),
                    round.percentile(.99),
                    Round.percentile(round.refused(), .5),
                    Round.percentile(round.refused(), .99));
            say(
                    "As many that wait as long as they are told: %d served, %d overloaded, %d else; overloaded p50 %.1f ms, p99 %.1f ms.",
                    patient.served().length,
                    patient.refused().length,
                    patient.failed(),
                    Round.percentile(patient.refused(), .5),
                    Round.percentile(patient.refused(), .99));
            targets.add(Target.atMost(
                    "32 clients on a queue of 8: answers that are neither", round.failed() + patient.failed(), 0));
            targets.add(Target.atMost(
                    "32 clients on a queue of 8: p99 by p50 of the served",
                    round.percentile(.99) / round.percentile(.5),
                    3));
            targets.add(Target.atMost(
                    "32 clients on a queue of 8, asking again at once: overloaded, p50 ms",
                    Round.percentile(round.refused(), .5),
                    10));
            targets.add(Target.atMost(
                    "32 clients on a queue of 8, waiting as told: overloaded, p50 ms",
                    Round.percentile(patient.refused(), .5),
                    10));
        }
    }

    private void bigPhotos() throws IOException, InterruptedException {
        Photos bigCustomer = Photos.of(Path.of("samples", "customer-hopper.jpg"), BIG_WIDTH, BIG_HEIGHT);
        Photos bigGarment = Photos.of(Path.of("samples", "garment-tee-navy.jpg"), BIG_WIDTH, BIG_HEIGHT);
        try (Service service = start(jvm)) {
            Round analyses =
                    Round.of(service, 8, time, () -> Request.of("/analyze/customer", "image", bigCustomer.fresh()));
            Round tryOns = Round.of(service, 8, time, () -> tryOn(bigCustomer.fresh(), bigGarment.fresh()));
            say(
                    "%n12-megapixel photos, 8 clients: new analyses %.1f a second, peak %.0f MiB; new try-ons %.1f a second, peak %.0f MiB;"
                            + " answers that are no result: %d.",
                    analyses.throughput(),
                    analyses.peakMib(),
                    tryOns.throughput(),
                    tryOns.peakMib(),
                    analyses.failed() + tryOns.failed());
            targets.add(Target.atMost(
                    "12-megapixel photos, 8 clients, peak MiB",
                    Math.max(analyses.peakMib(), tryOns.peakMib()),
                    1.2 * 1024));
        }
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        report.append(line).append('\n');
    }
}
