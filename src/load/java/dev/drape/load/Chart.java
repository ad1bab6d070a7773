package dev.drape.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Throughput and latency by clients as an SVG of two line charts beside each other. */
final class Chart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 440;
    private static final int LEGEND_LEFT = 70;
    private static final int LEGEND_STEP = 170;
    private static final List<String> COLORS = List.of("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756");

    private final Map<String, List<Round>> rounds;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Map<String, List<Round>> rounds) {
        this.rounds = rounds;
    }

    static String of(Map<String, List<Round>> rounds) {
        return new Chart(rounds).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        List<Round> all = rounds.values().stream().flatMap(List::stream).toList();
        Panel throughput = new Panel(svg, 60, "Requests a second, by clients at once", all, List.of(Round::throughput));
        Panel latency = new Panel(
                svg,
                550,
                "Time to the answer, ms, by clients at once: p50; dashed: p99",
                all,
                List.of(round -> round.percentile(.5), round -> round.percentile(.99)));
        List<String> names = new ArrayList<>(rounds.keySet());
        for (String name : names) {
            int series = names.indexOf(name);
            String color = COLORS.get(series % COLORS.size());
            throughput.curves(rounds.get(name), color);
            latency.curves(rounds.get(name), color);
            int left = LEGEND_LEFT + LEGEND_STEP * series;
            add("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>", left, HEIGHT - 24, color);
            add("<text x=\"%d\" y=\"%d\">%s</text>", left + 22, HEIGHT - 18, name);
        }
        return svg.append("</svg>\n").toString();
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
