package dev.drape.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a try-on saves by analysing both photos at once. One after the other is what it takes to analyse the customer, with
 * a known garment, and to analyse the garment, with a known customer: by turns with both, and told by the same clock. Who
 * wears what is part of it, HTTP and drawing are not.
 */
final class AtOnce {
    private static final int TIMES = 20;
    private static final Pattern WALL = Pattern.compile("\"analysis_wall_ms\":([0-9.]+)");
    private static final Pattern SEQUENTIAL = Pattern.compile("\"analysis_sequential_ms\":([0-9.]+)");

    private final Photos customer;
    private final Photos garment;
    private final List<Double> both = new ArrayList<>();
    private final List<Double> stages = new ArrayList<>();
    private final List<Double> customerAlone = new ArrayList<>();
    private final List<Double> garmentAlone = new ArrayList<>();

    private AtOnce(Photos customer, Photos garment) {
        this.customer = customer;
        this.garment = garment;
    }

    /** With a service that knows {@link Photos#known} of both. */
    static void measure(Service service, Photos customer, Photos garment, Report report) throws IOException {
        AtOnce times = new AtOnce(customer, garment);
        try (Connection connection = service.connect()) {
            for (int i = 0; i < TIMES; i++) {
                times.ask(connection);
            }
        }
        times.report(report);
    }

    private void ask(Connection connection) throws IOException {
        String news = tryOn(connection, customer.fresh(), garment.fresh());
        both.add(number(WALL, news));
        stages.add(number(SEQUENTIAL, news));
        customerAlone.add(number(WALL, knowing("garment", tryOn(connection, customer.fresh(), garment.known()))));
        garmentAlone.add(number(WALL, knowing("customer", tryOn(connection, customer.known(), garment.fresh()))));
    }

    private static String tryOn(Connection connection, byte[] customer, byte[] garment) throws IOException {
        return connection.post(Request.tryOn(customer, garment)).text();
    }

    private static String knowing(String kind, String answer) {
        if (!answer.contains("\"" + kind + "_cached\":true")) {
            throw new IllegalStateException("the " + kind + " is not known: " + answer);
        }
        return answer;
    }

    private static double number(Pattern pattern, String answer) {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + answer);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private void report(Report report) {
        double wall = Round.median(both);
        double one = Round.median(customerAlone);
        double other = Round.median(garmentAlone);
        double sum = Round.median(stages);
        report.say(
                "%nAnalyses of a try-on: of %.1f ms one after the other (customer %.1f, garment %.1f) %.1f ms at once (%+.0f %%); its"
                        + " stages, each timed beside others, add up to %.1f ms (%+.0f %%). Medians of %d, analysis_wall_ms and"
                        + " analysis_sequential_ms of the answers.",
                one + other, one, other, wall, 100 * (wall / (one + other) - 1), sum, 100 * (wall / sum - 1), TIMES);
    }
}
