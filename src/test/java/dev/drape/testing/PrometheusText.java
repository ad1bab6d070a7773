package dev.drape.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape shows: each metric's type and its label names, {@code le} aside. */
public final class PrometheusText {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{([^}]*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /** One metric; counters carry their {@code _total}. */
    public record Metric(String type, Set<String> labels) {}

    private PrometheusText() {}

    /** The metrics of a scrape by name. */
    public static Map<String, Metric> metrics(String text) {
        Map<String, Metric> found = new TreeMap<>();
        Matcher types = TYPE.matcher(text);
        while (types.find()) {
            boolean counter = types.group(2).equals("counter");
            found.put(
                    counter ? types.group(1) + "_total" : types.group(1), new Metric(types.group(2), new TreeSet<>()));
        }
        Matcher samples = SAMPLE.matcher(text);
        while (samples.find()) {
            Metric metric = found.get(samples.group(1));
            if (metric == null) {
                metric = found.get(samples.group(1).replaceFirst("_(bucket|sum|count)$", ""));
            }
            if (metric != null && samples.group(2) != null) {
                Matcher labels = LABEL.matcher(samples.group(2));
                while (labels.find()) {
                    metric.labels().add(labels.group(1));
                }
            }
        }
        found.values().forEach(metric -> metric.labels().remove("le"));
        return found;
    }

    /** The value of the one sample that begins so, such as {@code drape_ready}. */
    public static double value(String text, String beginning) {
        return text.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample begins with " + beginning));
    }
}
