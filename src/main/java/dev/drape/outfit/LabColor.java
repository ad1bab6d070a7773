package dev.drape.outfit;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A CIELAB colour (D65): L 0…100, a and b about −128…127. */
public record LabColor(double l, double a, double b) {
    /** The median a channel; the upper one of two. */
    static LabColor median(List<LabColor> colors) {
        return new LabColor(median(colors, LabColor::l), median(colors, LabColor::a), median(colors, LabColor::b));
    }

    private static double median(List<LabColor> colors, ToDoubleFunction<LabColor> channel) {
        double[] sorted = colors.stream().mapToDouble(channel).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
