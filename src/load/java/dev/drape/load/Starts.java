package dev.drape.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Starts services, and times until each is ready and the very first request that it gets then. */
final class Starts {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Photos customer;
    private final Photos garment;
    private final Report report;
    private final List<Double> ready = new ArrayList<>();
    private final List<Double> analyses = new ArrayList<>();
    private final List<Double> tryOns = new ArrayList<>();

    Starts(Photos customer, Photos garment, Report report) {
        this.customer = customer;
        this.garment = garment;
        this.report = report;
    }

    /** A service whose first request was a new analysis; the caller closes it. */
    Service analysing(List<String> options) throws IOException, InterruptedException {
        return start(options, Request.of("/analyze/customer", "image", customer.fresh()), analyses);
    }

    /** As many more as analysed first, each for one new try-on. */
    void tryOns(List<String> options) throws IOException, InterruptedException {
        while (tryOns.size() < analyses.size()) {
            start(options, Request.tryOn(customer.fresh(), garment.fresh()), tryOns)
                    .close();
        }
    }

    private Service start(List<String> options, Request first, List<Double> times)
            throws IOException, InterruptedException {
        Service service = Service.start(JAR, options);
        try (Connection connection = service.connect()) {
            long start = System.nanoTime();
            Connection.Answer answer = connection.post(first);
            times.add((System.nanoTime() - start) / 1e6);
            report.check(answer);
        } catch (IOException e) {
            service.close();
            throw e;
        }
        ready.add(service.readyMillis() / 1e3);
        return service;
    }

    /**
     * Reports them.
     *
     * @param beginning what followed the first of them: new analyses by one client
     * @param later the round of new try-ons by one client
     */
    void report(Round beginning, Round later) {
        report.say(
                "%nThe service was started %d times: ready after %s s. The first request was a new analysis in %d of them: %s ms;"
                        + " the half minute after the first of these: p50 %.1f ms.",
                ready.size(),
                listed(ready, "%.2f"),
                analyses.size(),
                listed(analyses, "%.0f"),
                beginning.percentile(.5));
        report.say(
                "It was a new try-on in the other %d: %s ms; the median is %.2f of the p50 of one client's round.",
                tryOns.size(), listed(tryOns, "%.0f"), Round.median(tryOns) / later.percentile(.5));
        report.add(Target.atMost("ready after, s, median of the starts", Round.median(ready), 6));
        report.add(Target.atMost(
                "first request, median of the starts, by the median of the half minute after it",
                Round.median(analyses) / beginning.percentile(.5),
                1.5));
    }

    private static String listed(List<Double> values, String format) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, format, value))
                .collect(Collectors.joining(", "));
    }
}
