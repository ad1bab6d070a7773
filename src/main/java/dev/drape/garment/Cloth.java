package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.filter.KMeans;
import dev.drape.image.filter.Morphology;
import dev.drape.image.filter.Resize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The cloth at a long side of 192 px, without its edge: what pattern and colours are told from. Colours are four
 * k-means clusters in Lab with L weighted by 0.6, merged where closer than shading makes them.
 */
final class Cloth {
    private static final int SIZE = 192;
    private static final int ERODED = 3;
    private static final int LEAST_PIXELS = 64;
    private static final int CLUSTERS = 4;
    static final double L_WEIGHT = 0.6;
    /** Centres closer than this, L weighted, are shades of one colour. */
    private static final double SHADES = 14;

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

        private Swatch mixed(Swatch other) {
            double sum = share + other.share;
            double w = other.share / sum;
            return new Swatch(l + w * (other.l - l), a + w * (other.a - a), b + w * (other.b - b), sum);
        }
    }

    private Cloth(LabImage lab, Mask inside) {
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
        return new Cloth(lab, inner.count() < LEAST_PIXELS ? small : inner);
    }

    LabImage lab() {
        return lab;
    }

    Mask inside() {
        return inside;
    }

    /** The colours, the largest share first. */
    List<Swatch> swatches() {
        return swatches;
    }

    private List<Swatch> clusters() {
        int n = inside.count();
        float[] samples = new float[3 * n];
        int k = 0;
        for (int i = 0; i < inside.size(); i++) {
            if (inside.isSet(i)) {
                samples[k++] = (float) (L_WEIGHT * lab.l().at(i));
                samples[k++] = lab.a().at(i);
                samples[k++] = lab.b().at(i);
            }
        }
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
        return List.copyOf(left);
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
