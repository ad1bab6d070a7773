package dev.drape.skin;

import dev.drape.image.ColorDifference;
import dev.drape.image.LabColor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The colour of skin from several patches, robust against what covers one of them (hair, a cap, glasses) and against
 * highlights and shadows.
 *
 * @param color trimmed mean
 * @param pixels that entered it
 */
record SkinSample(LabColor color, int pixels) {
    /** ΔE2000 from the most typical patch at which a patch shows something else; side light stays below. */
    private static final double FOREIGN = 15;
    /** Pixels darker or lighter than these shares of the skin are shadows and highlights (research practice: 20 to 80). */
    private static final double SHADOWS = 0.2;

    private static final double HIGHLIGHTS = 0.8;

    /** @param support pixels that count only where they look like the patches, such as the neck's */
    static Optional<SkinSample> of(List<List<LabColor>> patches, List<LabColor> support) {
        List<LabColor> medians = patches.stream()
                .filter(patch -> !patch.isEmpty())
                .map(SkinSample::median)
                .toList();
        Optional<LabColor> typical = medians.stream()
                .min(Comparator.comparingDouble(candidate -> medians.stream()
                        .mapToDouble(other -> ColorDifference.ciede2000(candidate, other))
                        .sum()));
        return typical.map(tone -> collect(tone, patches, support));
    }

    private static SkinSample collect(LabColor typical, List<List<LabColor>> patches, List<LabColor> support) {
        List<LabColor> skin = new ArrayList<>();
        for (List<LabColor> patch : patches) {
            if (!patch.isEmpty() && ColorDifference.ciede2000(median(patch), typical) <= FOREIGN) {
                skin.addAll(patch);
            }
        }
        for (LabColor pixel : support) {
            if (ColorDifference.ciede2000(pixel, typical) <= FOREIGN / 2) {
                skin.add(pixel);
            }
        }
        return trimmedMean(skin);
    }

    private static SkinSample trimmedMean(List<LabColor> skin) {
        skin.sort(Comparator.comparingDouble(LabColor::l));
        List<LabColor> kept =
                skin.subList((int) Math.floor(SHADOWS * skin.size()), (int) Math.ceil(HIGHLIGHTS * skin.size()));
        return new SkinSample(
                new LabColor(mean(kept, LabColor::l), mean(kept, LabColor::a), mean(kept, LabColor::b)), kept.size());
    }

    private static double mean(List<LabColor> colors, ToDoubleFunction<LabColor> channel) {
        return colors.stream().mapToDouble(channel).average().orElseThrow();
    }

    /** Channel by channel. */
    static LabColor median(List<LabColor> colors) {
        return new LabColor(median(colors, LabColor::l), median(colors, LabColor::a), median(colors, LabColor::b));
    }

    private static double median(List<LabColor> colors, ToDoubleFunction<LabColor> channel) {
        double[] values = colors.stream().mapToDouble(channel).sorted().toArray();
        return values[values.length / 2];
    }
}
