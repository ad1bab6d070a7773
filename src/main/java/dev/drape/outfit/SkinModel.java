package dev.drape.outfit;

import dev.drape.image.LabColor;

import java.util.ArrayList;
import java.util.List;

/**
 * The person's own skin, sampled from the face. Two distances, both 0 on the face's colour and 1 at the border of what
 * counts as skin:
 *
 * <ul>
 *   <li>{@link #tight} for the head, where hair and brows must be told from skin: the face's colour under the same light;
 *   <li>{@link #wide} for the body: bare arms and legs are often 25 to 50 L darker than the face at a <em>higher</em>
 *       chroma, but keep its hue. A model as tight as the face's calls them cloth.
 * </ul>
 *
 * The scales were fitted on 47 fashion photos and six hand-checked label maps.
 *
 * @param color the face's median
 * @param sampled whether a face was seen; otherwise the colour is a common one and the model a guess
 */
record SkinModel(LabColor color, boolean sampled) {
    /** Below this either distance says skin. */
    static final double LIKE = 1;

    /** From here on {@link #wide} says clearly not skin. */
    static final double UNLIKE = 2.5;

    private static final LabColor COMMON = new LabColor(65, 14, 18);
    private static final int LEAST_SAMPLE = 12;

    private static final double LEAST_CHROMA = 5;
    private static final double MOST_CHROMA = 45;

    private static final double TRIM_L = 16;
    private static final double TRIM_A = 7;
    private static final double TRIM_B = 9;

    private static final double TIGHT_CHROMA = 7;
    private static final double TIGHT_L_FREE = 8;
    private static final double TIGHT_L = 14;

    private static final double HUE = 6.5;
    private static final double PALER_FREE = 6;
    private static final double PALER = 6;
    private static final double RICHER_FREE = 12;
    private static final double RICHER = 8;
    private static final double BRIGHTER_FREE = 9;
    private static final double BRIGHTER = 10;
    private static final double DARKER_FREE = 22;
    private static final double DARKER = 14;

    /** Median of the sample, then the median of what lies near the first: lips, glasses and strands fall away. */
    static SkinModel of(List<LabColor> sample) {
        if (sample.size() < LEAST_SAMPLE) {
            return new SkinModel(COMMON, false);
        }
        LabColor first = LabColor.median(sample);
        List<LabColor> near = new ArrayList<>();
        for (LabColor c : sample) {
            if (Math.abs(c.l() - first.l()) <= TRIM_L
                    && Math.abs(c.a() - first.a()) <= TRIM_A
                    && Math.abs(c.b() - first.b()) <= TRIM_B) {
                near.add(c);
            }
        }
        LabColor color = near.size() < LEAST_SAMPLE ? first : LabColor.median(near);
        return plausible(color) ? new SkinModel(color, true) : new SkinModel(COMMON, false);
    }

    /** Bare faces of all complexions, in daylight and lamp light, keep inside; masks, helmets and stage light do not. */
    private static boolean plausible(LabColor color) {
        double chroma = Math.hypot(color.a(), color.b());
        return chroma > LEAST_CHROMA && chroma < MOST_CHROMA && color.a() > 0 && color.b() > 0;
    }

    double tight(double l, double a, double b) {
        double chroma = Math.hypot(a - color.a(), b - color.b()) / TIGHT_CHROMA;
        double light = Math.max(0, Math.abs(l - color.l()) - TIGHT_L_FREE) / TIGHT_L;
        return Math.hypot(chroma, light);
    }

    double wide(double l, double a, double b) {
        double chroma = Math.max(1e-3, Math.hypot(color.a(), color.b()));
        double along = (a * color.a() + b * color.b()) / chroma;
        double hue = (a * color.b() - b * color.a()) / chroma / HUE;
        double paler = Math.max(0, chroma - along - PALER_FREE) / PALER;
        double richer = Math.max(0, along - chroma - RICHER_FREE) / RICHER;
        double brighter = Math.max(0, l - color.l() - BRIGHTER_FREE) / BRIGHTER;
        double darker = Math.max(0, color.l() - l - DARKER_FREE) / DARKER;
        return Math.sqrt(hue * hue + paler * paler + richer * richer + brighter * brighter + darker * darker);
    }
}
