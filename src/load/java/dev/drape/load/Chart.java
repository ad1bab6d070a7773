package dev.drape.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Throughput by clients as an SVG line chart, both axes logarithmic. */
final class Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int PLOT_WIDTH = 430;
    private static final int PLOT_HEIGHT = 330;
    private static final List<String> COLORS = List.of("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756");

    private final double lowest;
    private final double highest;
    private final double mostClients;

    private Chart(Map<String, List<Round>> rounds) {
        double[] all = rounds.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Round::throughput)
                .filter(value -> value > 0)
                .toArray();
        lowest = Math.pow(
                10, Math.floor(Math.log10(java.util.Arrays.stream(all).min().orElse(1))));
        highest = Math.pow(
                10, Math.ceil(Math.log10(java.util.Arrays.stream(all).max().orElse(10))));
        mostClients = rounds.values().stream()
                .flatMap(List::stream)
                .mapToInt(Round::clients)
                .max()
                .orElse(2);
    }

    static String of(Map<String, List<Round>> rounds) {
        return new Chart(rounds).draw(rounds);
    }

    private String draw(Map<String, List<Round>> rounds) {
        StringBuilder svg = new StringBuilder(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
                WIDTH, HEIGHT, WIDTH, HEIGHT));
        text(svg, LEFT, TOP - 20, "start", "Requests a second, by clients at once");
        for (double value = lowest; value <= highest * 1.01; value *= 10) {
            line(svg, LEFT, y(value), LEFT + PLOT_WIDTH, y(value));
            text(svg, LEFT - 8, y(value) + 4, "end", String.format(Locale.ROOT, "%.0f", value));
        }
        for (int clients = 1; clients <= mostClients; clients *= 2) {
            line(svg, x(clients), TOP, x(clients), TOP + PLOT_HEIGHT);
            text(svg, x(clients), TOP + PLOT_HEIGHT + 20, "middle", Integer.toString(clients));
        }
        int series = 0;
        for (Map.Entry<String, List<Round>> entry : rounds.entrySet()) {
            curve(svg, entry.getKey(), entry.getValue(), series++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void curve(StringBuilder svg, String name, List<Round> rounds, int series) {
        String color = COLORS.get(series % COLORS.size());
        StringBuilder points = new StringBuilder();
        for (Round round : rounds) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(round.clients()), y(round.throughput())));
        }
        svg.append(String.format(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n",
                points.toString().strip(), color));
        double height = TOP + 18 + 24 * series;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.0f\" width=\"14\" height=\"4\" fill=\"%s\"/>%n",
                LEFT + PLOT_WIDTH + 20,
                height - 6,
                color));
        text(svg, LEFT + PLOT_WIDTH + 42, height, "start", name);
    }

    private double x(double clients) {
        return LEFT + PLOT_WIDTH * Math.log(clients) / Math.log(mostClients);
    }

    private double y(double value) {
        double share = Math.log(Math.max(value, lowest) / lowest) / Math.log(highest / lowest);
        return TOP + PLOT_HEIGHT * (1 - share);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }
}
