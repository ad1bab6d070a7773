package dev.drape.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts services, and times until each is ready, the very first request that it gets then, and the half minute after it. */
final class Starts {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    /** 400 or 500 new analyses by one client, or 50 to 70 new try-ons, after which they hardly get faster. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(30);

    /**
     * How a service began.
     *
     * @param firstMillis of the first request
     * @param laterMillis median of the half minute after it
     */
    private record Beginning(double firstMillis, double laterMillis) {
        double ratio() {
            return firstMillis / laterMillis;
        }
    }

    private final Photos customer;
    private final Photos garment;
    private final Report report;
    private final List<Double> ready = new ArrayList<>();
    private final List<Beginning> analyses = new ArrayList<>();
    private final List<Beginning> tryOns = new ArrayList<>();

    Starts(Photos customer, Photos garment, Report report) {
        this.customer = customer;
        this.garment = garment;
        this.report = report;
    }

    /** A service that did nothing but new analyses, one after the other, for half a minute; the caller closes it. */
    Service analysing(List<String> options) throws IOException, InterruptedException {
        return start(options, () -> Request.of("/analyze/customer", "image", customer.fresh()), analyses);
    }

    /** As many more as analysed first, each for half a minute of new try-ons. */
    void tryOns(List<String> options) throws IOException, InterruptedException {
        while (tryOns.size() < analyses.size()) {
            start(options, () -> Request.tryOn(customer.fresh(), garment.fresh()), tryOns)
                    .close();
        }
    }

    private Service start(List<String> options, Supplier<Request> requests, List<Beginning> beginnings)
            throws IOException, InterruptedException {
        Service service = Service.start(JAR, options);
        try {
            double first = first(service, requests.get());
            Round later = report.checked(Round.of(service, 1, AFTERWARDS, requests));
            beginnings.add(new Beginning(first, later.percentile(.5)));
        } catch (IOException | InterruptedException | RuntimeException e) {
            service.close();
            throw e;
        }
        ready.add(service.readyMillis() / 1e3);
        return service;
    }

    private double first(Service service, Request request) throws IOException {
        try (Connection connection = service.connect()) {
            long start = System.nanoTime();
            Connection.Answer answer = connection.post(request);
            double millis = (System.nanoTime() - start) / 1e6;
            report.check(answer);
            return millis;
        }
    }

    void report() {
        report.say(
                "%nThe service was started %d times: ready after %s s.", ready.size(), listed("%.2f", ready.stream()));
        report.add(Target.atMost("ready after, s, median of the starts", Round.median(ready), 6));
        report("new analysis", analyses);
        report("new try-on", tryOns);
    }

    private void report(String what, List<Beginning> beginnings) {
        report.say(
                "The first request was a %s in %d of them: %s ms; p50 of the half minute after each: %s ms.",
                what,
                beginnings.size(),
                listed("%.0f", beginnings.stream().map(Beginning::firstMillis)),
                listed("%.0f", beginnings.stream().map(Beginning::laterMillis)));
        report.add(Target.atMost(
                "first request, a " + what + ", by the median of the half minute after it, median of the starts",
                Round.median(beginnings.stream().map(Beginning::ratio).toList()),
                1.5));
    }

    private static String listed(String format, Stream<Double> values) {
        return values.map(value -> String.format(Locale.ROOT, format, value)).collect(Collectors.joining(", "));
    }
}
