package dev.drape.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One line chart of a {@link Chart}: numbers of rounds by their clients, both axes logarithmic. */
final class Panel {
    private static final int TOP = 50;
    private static final int WIDTH = 380;
    private static final int HEIGHT = 310;
    /** Of each number's lines, the first one's first. */
    private static final List<String> STROKES =
            List.of("stroke-width=\"2.5\"", "stroke-width=\"1.5\" stroke-dasharray=\"5 4\"");

    private final StringBuilder svg;
    private final int left;
    private final List<ToDoubleFunction<Round>> numbers;
    private final double lowest;
    private final double highest;
    private final double mostClients;

    /** Draws the axes, so that they have all the rounds' numbers between them. */
    Panel(StringBuilder svg, int left, String title, List<Round> all, List<ToDoubleFunction<Round>> numbers) {
        this.svg = svg;
        this.left = left;
        this.numbers = numbers;
        double[] values = numbers.stream()
                .flatMapToDouble(number -> all.stream().mapToDouble(number))
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        lowest = values.length == 0 ? 1 : round(values[0]);
        highest = values.length == 0 ? 10 : 1 / round(1 / values[values.length - 1]);
        mostClients = all.stream().mapToInt(Round::clients).max().orElse(2);
        axes(title);
    }

    /** 1, 2 or 5 times a power of ten: the greatest that is at most that. */
    private static double round(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        return decade
                * Arrays.stream(new int[] {5, 2, 1})
                        .filter(digit -> digit * decade <= value)
                        .findFirst()
                        .orElse(1);
    }

    private void axes(String title) {
        text(left, TOP - 20, "start", title);
        for (double value = Math.pow(10, Math.ceil(Math.log10(lowest) - 1e-9)); value <= highest * 1.01; value *= 10) {
            line(left, y(value), left + WIDTH, y(value));
            text(left - 8, y(value) + 4, "end", String.format(Locale.ROOT, value < 1 ? "%.1f" : "%.0f", value));
        }
        for (int clients = 1; clients <= mostClients; clients *= 2) {
            line(x(clients), TOP, x(clients), TOP + HEIGHT);
            text(x(clients), TOP + HEIGHT + 20, "middle", Integer.toString(clients));
        }
    }

    /** Draws each of the numbers of these rounds. */
    void curves(List<Round> rounds, String color) {
        for (int i = 0; i < numbers.size(); i++) {
            add(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" %s/>",
                    points(rounds, numbers.get(i)), color, STROKES.get(i));
        }
    }

    private String points(List<Round> rounds, ToDoubleFunction<Round> number) {
        return rounds.stream()
                .filter(round -> number.applyAsDouble(round) > 0)
                .map(round ->
                        String.format(Locale.ROOT, "%.1f,%.1f", x(round.clients()), y(number.applyAsDouble(round))))
                .collect(Collectors.joining(" "));
    }

    private double x(double clients) {
        return left + WIDTH * Math.log(clients) / Math.log(mostClients);
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - Math.log(value / lowest) / Math.log(highest / lowest));
    }

    private void line(double x1, double y1, double x2, double y2) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", x1, y1, x2, y2);
    }

    private void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
