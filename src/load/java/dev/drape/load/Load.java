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

/**
 * Measures the packaged service under load; see {@code bench/load}. Arguments: {@code --strict}, if every limit counts,
 * seconds a round (default 10), then options of the service's JVM. Prints Markdown and leaves it with a chart in
 * {@code target/load}. Fails if an answer was neither result nor typed refusal, if one did not come, or if a service died;
 * with {@code --strict} if a limit was missed, too.
 */
public final class Load {
    private static final Path OUT = Path.of("target", "load");
    private static final int[] CLIENTS = {1, 2, 4, 8, 32};
    private static final int WIDTH = 768;
    private static final int HEIGHT = 1024;
    private static final int QUEUE = 8;
    /** New try-ons by one client before the first round, some 30, after which they hardly get faster. */
    private static final Duration TRY_ONS = Duration.ofSeconds(15);
    /** So long a full service is asked before its refusals are timed: the first 5000 take twice as long. */
    private static final Duration REFUSING = Duration.ofSeconds(10);

    /** 3000 × 4000 px. */
    private static final int BIG_WIDTH = 3000;

    private static final int BIG_HEIGHT = 4000;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Duration time;
    private final List<String> jvm;
    private final Photos customer = Photos.of(Path.of("samples", "customer-hopper.jpg"), WIDTH, HEIGHT);
    private final Photos garment = Photos.of(Path.of("samples", "garment-tee-navy.jpg"), WIDTH, HEIGHT);
    private final Report report = new Report();
    private final Starts starts = new Starts(customer, garment, report);
    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();

    private Load(Duration time, List<String> jvm) throws IOException {
        this.time = time;
        this.jvm = jvm;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> options = new ArrayList<>(List.of(arguments));
        boolean strict = options.remove("--strict");
        long seconds = options.isEmpty() ? 10 : Long.parseLong(options.remove(0));
        System.exit(new Load(Duration.ofSeconds(seconds), options).run().passed(strict) ? 0 : 1);
    }

    private Report run() throws IOException, InterruptedException, OrtException {
        double floor = Floor.millis(Path.of("models"));
        report.say(
                "Floor: %.1f ms (%s, one thread); cores: %d; Java %s; JVM options: %s%n",
                floor, String.join(" + ", Floor.MODELS), CORES, System.getProperty("java.version"), jvm);
        report.say(
                "The models alone, on %d threads and with nothing else to do, reach %.2f of cores / floor.%n",
                CORES, Floor.ceiling(Path.of("models"), CORES) * floor / 1e3 / CORES);
        typical(floor);
        overload();
        bigPhotos();
        starts.tryOns(jvm);
        starts.report();
        report.close();
        Files.createDirectories(OUT);
        report.write(OUT.resolve("load.md"));
        Files.writeString(OUT.resolve("load.svg"), Chart.of(rounds));
        return report;
    }

    private void typical(double floor) throws IOException, InterruptedException {
        try (Service service = starts.analysing(jvm)) {
            report.checked(Round.of(service, 1, TRY_ONS, this::newTryOn));
            report.say("| what | clients | p50 ms | p95 ms | p99 ms | a second | CPU share in inference | peak MiB |");
            report.say("| --- | --- | --- | --- | --- | --- | --- | --- |");
            for (Scenario scenario : scenarios()) {
                for (int clients : CLIENTS) {
                    measure(service, scenario, clients);
                }
            }
            AtOnce.measure(service, customer, garment, report);
        }
        report.add(Target.atMost(
                "1 to 32 clients: answers that are no result",
                rounds.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(Round::unserved)
                        .sum(),
                0));
        Round single = at("analysis, new", 1);
        report.add(Target.atMost("new analysis, 1 client, p50 by floor", single.percentile(.5) / floor, 1.5));
        report.add(Target.atLeast(
                "new analyses, 8 clients, throughput by cores / floor",
                at("analysis, new", 8).throughput() * floor / 1e3 / CORES,
                .8));
        report.add(Target.atLeast(
                "known analyses, 8 clients, throughput by that of only reading the body",
                at("analysis, known", 8).throughput() / at("only reading", 8).throughput(),
                .6));
        report.add(Target.atMost(
                "new try-on, 1 client, p50 ms", at("try-on, new", 1).percentile(.5), 500));
        report.add(Target.atMost(
                "known try-on, 1 client, p50 ms", at("try-on, known", 1).percentile(.5), 300));
    }

    private Request newTryOn() {
        return Request.tryOn(customer.fresh(), garment.fresh());
    }

    private List<Scenario> scenarios() {
        return List.of(
                new Scenario("analysis, new", () -> Request.of("/analyze/customer", "image", customer.fresh())),
                new Scenario("analysis, known", () -> Request.of("/analyze/customer", "image", customer.known())),
                new Scenario("only reading", () -> Request.of("/test/read", "image", customer.known())),
                new Scenario("try-on, new", this::newTryOn),
                new Scenario("try-on, known", () -> Request.tryOn(customer.known(), garment.known())));
    }

    private void measure(Service service, Scenario scenario, int clients) throws IOException, InterruptedException {
        Supplier<Request> requests = scenario.requests();
        // Fills the cache, and the clients' lanes.
        report.checked(Round.of(service, clients, time.dividedBy(4), requests));
        Round round = report.checked(Round.of(service, clients, time, requests));
        rounds.computeIfAbsent(scenario.name(), name -> new ArrayList<>()).add(round);
        report.say(
                "| %s | %d | %.1f | %.1f | %.1f | %.1f | %s | %s |",
                scenario.name(),
                clients,
                round.percentile(.5),
                round.percentile(.95),
                round.percentile(.99),
                round.throughput(),
                known("%.0f %%", 100 * round.inferenceShare()),
                known("%.0f", round.peakMib()));
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

    private void overload() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jvm);
        options.add("-Ddrape.tryon.queue-limit=" + QUEUE);
        try (Service service = starts.analysing(options)) {
            Supplier<Request> requests = () -> Request.of("/analyze/customer", "image", customer.fresh());
            report.checked(Round.of(service, 4, time, requests));
            report.checked(Round.of(service, 32, REFUSING, requests));
            Round round = report.checked(Round.of(service, 32, time, requests));
            Round patient = report.checked(Round.of(service, 32, time, requests, Round.Manners.PATIENT));
            report.say(
                    "%n32 clients on a queue of %d: %d served, %d overloaded, %d else; served p50 %.1f ms, p99 %.1f ms; overloaded"
                            + " p50 %.1f ms, p99 %.1f ms seen by clients of the same busy machine.",
                    QUEUE,
                    round.served().length,
                    round.refused().length,
                    round.others(),
                    round.percentile(.5),
                    round.percentile(.99),
                    Round.percentile(round.refused(), .5),
                    Round.percentile(round.refused(), .99));
            report.say(
                    "As many that wait as long as they are told: %d served, %d overloaded, %d else; overloaded p50 %.1f ms, p99 %.1f ms.",
                    patient.served().length,
                    patient.refused().length,
                    patient.others(),
                    Round.percentile(patient.refused(), .5),
                    Round.percentile(patient.refused(), .99));
            report.add(Target.atMost(
                    "32 clients on a queue of 8: answers that are neither", round.others() + patient.others(), 0));
            report.add(Target.atMost(
                    "32 clients on a queue of 8: p99 by p50 of the served",
                    round.percentile(.99) / round.percentile(.5),
                    3));
            report.add(Target.atMost(
                    "32 clients on a queue of 8, asking again at once: overloaded, p50 ms",
                    Round.percentile(round.refused(), .5),
                    10));
            report.add(Target.atMost(
                    "32 clients on a queue of 8, waiting as told: overloaded, p50 ms",
                    Round.percentile(patient.refused(), .5),
                    10));
        }
    }

    private void bigPhotos() throws IOException, InterruptedException {
        Photos bigCustomer = Photos.of(Path.of("samples", "customer-hopper.jpg"), BIG_WIDTH, BIG_HEIGHT);
        Photos bigGarment = Photos.of(Path.of("samples", "garment-tee-navy.jpg"), BIG_WIDTH, BIG_HEIGHT);
        try (Service service = starts.analysing(jvm)) {
            Round analyses = report.checked(
                    Round.of(service, 8, time, () -> Request.of("/analyze/customer", "image", bigCustomer.fresh())));
            Round tryOns = report.checked(
                    Round.of(service, 8, time, () -> Request.tryOn(bigCustomer.fresh(), bigGarment.fresh())));
            report.say(
                    "%n12-megapixel photos, 8 clients: new analyses %.1f a second, peak %.0f MiB; new try-ons %.1f a second, peak %.0f MiB;"
                            + " answers that are no result: %d.",
                    analyses.throughput(),
                    analyses.peakMib(),
                    tryOns.throughput(),
                    tryOns.peakMib(),
                    analyses.unserved() + tryOns.unserved());
            report.add(Target.atMost(
                    "12-megapixel photos, 8 clients, peak MiB",
                    Math.max(analyses.peakMib(), tryOns.peakMib()),
                    1.2 * 1024));
        }
    }
}
