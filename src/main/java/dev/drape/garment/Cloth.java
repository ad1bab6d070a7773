package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.KMeans;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Resize;
import dev.drape.image.filter.Steepness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The cloth at a long side of 192 px, without its edge: what pattern and colours are told from. Colours are
 * k-means clusters in Lab with L weighted by 0.6, merged where closer than shading makes them.
 */
final class Cloth {
    private static final int SIZE = 192;
    private static final int ERODED = 3;
    private static final int LEAST_PIXELS = 64;
    private static final int CLUSTERS = 6;
    private static final int SAMPLES = 6000;
    /** Slopes up to this, Lab units a pixel, are no edges. */
    private static final double EVEN = 4;

    static final double L_WEIGHT = 0.6;
    /** Centres closer than this, L weighted, are shades of one colour. */
    private static final double SHADES = 14;
    /** Shadows cover less of a garment than this. */
    private static final double SHADOW_SHARE = 0.15;

    private static final double GREY = 8;
    private static final double SAME_HUE = Math.toRadians(20);
    private static final double SAME_FACTOR = 0.35;

    private final Cutout working;
    private final LabImage lab;
    private final Mask inside;
    private final List<Swatch> swatches;

    /**
     * A colour of the cloth.
     *
     * @param l CIELAB, mean of its pixels
     * @param share of the cloth, 0…1
     */
    record Swatch(double l, double a, double b, double share) {
        /** Distance with L weighted by {@link #L_WEIGHT}. */
        double distance(double otherL, double otherA, double otherB) {
            double dl = L_WEIGHT * (l - otherL);
            return Math.sqrt(dl * dl + (a - otherA) * (a - otherA) + (b - otherB) * (b - otherB));
        }

        /**
         * Whether this is the other colour in shadow: of its hue, and darker and greyer by the same factor, as less light
         * makes it.
         */
        boolean isShadeOf(Swatch other) {
            double chroma = Math.hypot(a, b);
            double full = Math.hypot(other.a, other.b);
            double between = Math.acos(Math.min(1, (a * other.a + b * other.b) / Math.max(1e-6, chroma * full)));
            return l < other.l
                    && Math.min(chroma, full) > GREY
                    && between < SAME_HUE
                    && Math.abs(chroma / full - l / other.l) < SAME_FACTOR;
        }

        private Swatch mixed(Swatch other) {
            double sum = share + other.share;
            double w = other.share / sum;
            return new Swatch(l + w * (other.l - l), a + w * (other.a - a), b + w * (other.b - b), sum);
        }
    }

    private Cloth(Cutout working, LabImage lab, Mask inside) {
        this.working = working;
        this.lab = lab;
        this.inside = inside;
        this.swatches = merged(clusters());
    }

    static Cloth of(Cutout cutout) {
        LabImage full = cutout.lab();
        double scale = (double) SIZE / Math.max(full.width(), full.height());
        int w = Math.max(1, (int) Math.round(full.width() * scale));
        int h = Math.max(1, (int) Math.round(full.height() * scale));
        Mask small = Resize.smooth(cutout.working(), w, h);
        Mask inner = Morphology.erode(small, ERODED);
        LabImage lab = new LabImage(
                Resize.smooth(full.l(), w, h), Resize.smooth(full.a(), w, h), Resize.smooth(full.b(), w, h));
        return new Cloth(cutout, lab, inner.count() < LEAST_PIXELS ? small : inner);
    }

    LabImage lab() {
        return lab;
    }

    Mask inside() {
        return inside;
    }

    /** How the cloth repeats at the working size. */
    Periodicity weave() {
        return Periodicity.of(working.lab().l(), Morphology.erode(working.working(), ERODED));
    }

    /** The colours, the largest share first. */
    List<Swatch> swatches() {
        return swatches;
    }

    private List<Swatch> clusters() {
        float[] samples = samples();
        int n = samples.length / 3;
        int wanted = Math.min(CLUSTERS, n);
        KMeans clusters = KMeans.cluster(samples, 3, wanted);
        int[] counts = new int[wanted];
        for (int i = 0; i < n; i++) {
            counts[clusters.labelOf(i)]++;
        }
        List<Swatch> out = new ArrayList<>();
        for (int c = 0; c < wanted; c++) {
            float[] center = clusters.center(c);
            if (counts[c] > 0) {
                out.add(new Swatch(center[0] / L_WEIGHT, center[1], center[2], (double) counts[c] / n));
            }
        }
        return out;
    }

    /**
     * Every n-th pixel of the working size, in even areas only: what lies on an edge is a blend, and fine stripes are
     * half edges. L weighted.
     */
    private float[] samples() {
        Mask core = Morphology.erode(working.working(), ERODED);
        Mask inner = core.count() < LEAST_PIXELS ? working.working() : core;
        LabImage full = working.lab();
        Plane steepness = Steepness.of(full);
        int n = inner.count();
        int stride = Math.max(1, n / SAMPLES);
        int[] index = new int[n / stride + 1];
        float[] slopes = new float[index.length];
        int found = 0;
        for (int i = 0, k = 0; i < inner.size(); i++) {
            if (inner.isSet(i) && k++ % stride == 0) {
                slopes[found] = steepness.at(i);
                index[found++] = i;
            }
        }
        double limit = Math.max(EVEN, Quantile.median(Arrays.copyOf(slopes, found)));
        float[] samples = new float[3 * found];
        int kept = 0;
        for (int k = 0; k < found; k++) {
            if (slopes[k] <= limit) {
                samples[kept++] = (float) (L_WEIGHT * full.l().at(index[k]));
                samples[kept++] = full.a().at(index[k]);
                samples[kept++] = full.b().at(index[k]);
            }
        }
        return Arrays.copyOf(samples, kept);
    }

    /** Merges the closest pair until all are far enough apart. */
    private static List<Swatch> merged(List<Swatch> clusters) {
        List<Swatch> left = new ArrayList<>(clusters);
        while (left.size() > 1) {
            int[] closest = closest(left);
            Swatch one = left.get(closest[0]);
            Swatch other = left.get(closest[1]);
            if (one.distance(other.l(), other.a(), other.b()) >= SHADES) {
                break;
            }
            left.removeAll(Arrays.asList(one, other));
            left.add(one.mixed(other));
        }
        left.sort(Comparator.comparingDouble(Swatch::share).reversed());
        return withoutShadows(left);
    }

    /** Gives the share of small shadows to the colour they lie on. The largest share comes first, before and after. */
    private static List<Swatch> withoutShadows(List<Swatch> swatches) {
        List<Swatch> kept = new ArrayList<>();
        for (Swatch swatch : swatches) {
            int lit = 0;
            while (lit < kept.size() && !(swatch.share() < SHADOW_SHARE && swatch.isShadeOf(kept.get(lit)))) {
                lit++;
            }
            if (lit < kept.size()) {
                Swatch color = kept.get(lit);
                kept.set(lit, new Swatch(color.l(), color.a(), color.b(), color.share() + swatch.share()));
            } else {
                kept.add(swatch);
            }
        }
        kept.sort(Comparator.comparingDouble(Swatch::share).reversed());
        return List.copyOf(kept);
    }

    private static int[] closest(List<Swatch> swatches) {
        int[] best = {0, 1};
        double least = Double.MAX_VALUE;
        for (int i = 0; i < swatches.size(); i++) {
            for (int j = i + 1; j < swatches.size(); j++) {
                Swatch other = swatches.get(j);
                double distance = swatches.get(i).distance(other.l(), other.a(), other.b());
                if (distance < least) {
                    least = distance;
                    best = new int[] {i, j};
                }
            }
        }
        return best;
    }
}
