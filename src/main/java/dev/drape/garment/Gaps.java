package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Plane;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Ground seen through the garment: between sleeve and body, between legs, through loops. Islands of ground colour inside
 * the outline are judged by what surrounds them and by where they lie: on retouched pages white stripes have exactly the
 * ground's colour, so only the position tells a gap from a stripe. The lowest island comes first, so that a chain of
 * gaps opens upwards.
 *
 * <p>Lengths are pixels at a long side of 512; shares of area are of the picture.
 */
final class Gaps {
    private static final double LEAST_AREA = 0.00012;
    private static final double LEAST_LATERAL_AREA = 0.0004;
    private static final double LATERAL_SLIMNESS = 1.5;
    private static final double LEAST_CONTRAST = 8;
    private static final double OPEN_CONTRAST_SHARE = 0.68;
    private static final double LATERAL_CONTRAST_SHARE = 0.82;
    private static final double CLOSED_CONTRAST_SHARE = 0.95;
    private static final double LEAST_MEAN = 0.35;
    private static final double TOP_SHARE = 0.12;
    private static final double LOWER_SHARE = 0.4;
    private static final int FEW_CANDIDATES = 3;
    private static final double COMPARABLE = 0.25;
    private static final int REACH_STEPS = 35;
    private static final double REACH_CONTRAST = 0.35;
    private static final int REACH_MARGIN = 6;
    private static final int RING_INNER = 2;
    private static final int RING_OUTER = 4;

    private final Residual residual;
    private final Plane peak;
    private final double td;
    private final PixelBox garment;
    private final boolean[] ground;
    private final Components islands;
    private final int width;
    private final int height;

    private Gaps(Mask garment, Residual residual, GroundNoise noise) {
        this.residual = residual;
        this.peak = Morphology.localMaximum(residual.distance(), 2 * GroundFlood.RIM_RADIUS + 1);
        this.td = noise.distance();
        this.garment = garment.boundingBox();
        this.width = garment.width();
        this.height = garment.height();
        this.ground = new boolean[garment.size()];
        boolean[] island = new boolean[garment.size()];
        for (int i = 0; i < ground.length; i++) {
            ground[i] = !garment.isSet(i);
            island[i] = !ground[i] && residual.distance().at(i) < td;
        }
        this.islands = Components.of(Mask.of(width, height, island));
    }

    /** The garment without its gaps. */
    static Mask open(Mask garment, Residual residual, GroundNoise noise) {
        Gaps gaps = new Gaps(garment, residual, noise);
        return gaps.opened() ? garment.min(gaps.finish(residual, noise)) : garment;
    }

    private Mask finish(Residual all, GroundNoise noise) {
        return GroundFlood.overRim(Mask.of(width, height, ground), all, (float) noise.distance())
                .invert();
    }

    private boolean opened() {
        List<Components.Part> candidates = islands.parts().stream()
                .filter(part -> part.area() >= LEAST_AREA * ground.length)
                .sorted(Comparator.comparingInt((Components.Part part) -> -bottom(part.box()))
                        .thenComparingInt(Components.Part::label))
                .toList();
        boolean any = false;
        for (Components.Part part : candidates) {
            if (isGap(part, candidates)) {
                forEach(part, i -> ground[i] = true);
                any = true;
            }
        }
        return any;
    }

    private boolean isGap(Components.Part part, List<Components.Part> candidates) {
        PixelBox box = part.box();
        if (box.y() < garment.y() + TOP_SHARE * garment.height() || meanLength(part) >= Math.max(LEAST_MEAN, td / 2)) {
            return false;
        }
        double contrast = contrastAround(part);
        if (contrast > OPEN_CONTRAST_SHARE && opensDown(part)) {
            return true;
        }
        if (isLateral(part)) {
            return contrast > LATERAL_CONTRAST_SHARE && standsOut(part, candidates);
        }
        return contrast > CLOSED_CONTRAST_SHARE && candidates.size() <= FEW_CANDIDATES;
    }

    /** Whether few others are nearly as large: of a print's or a stripe's parts many are. */
    private static boolean standsOut(Components.Part part, List<Components.Part> candidates) {
        return candidates.stream()
                        .filter(other -> other.area() > COMPARABLE * part.area())
                        .count()
                <= FEW_CANDIDATES;
    }

    private boolean isLateral(Components.Part part) {
        PixelBox box = part.box();
        double middle = (box.x() + box.width() / 2.0 - garment.x()) / garment.width();
        return (middle < 1 / 3.0 || middle > 2 / 3.0)
                && box.height() > LATERAL_SLIMNESS * box.width()
                && part.area() >= LEAST_LATERAL_AREA * ground.length;
    }

    private boolean opensDown(Components.Part part) {
        PixelBox box = part.box();
        if (bottom(box) == height || box.x() == 0 || box.x() + box.width() == width) {
            return true;
        }
        double lower = bottom(box) - LOWER_SHARE * box.height();
        boolean[] touches = {false};
        int[] columns = {width, -1};
        forEach(part, i -> {
            int row = i / width;
            if (row >= lower) {
                touches[0] |= touchesGround(i);
                columns[0] = Math.min(columns[0], i % width);
                columns[1] = Math.max(columns[1], i % width);
            }
        });
        return touches[0] || reachesGround(part, columns[0] - REACH_MARGIN, columns[1] + REACH_MARGIN);
    }

    private boolean touchesGround(int index) {
        int x0 = index % width;
        int y0 = index / width;
        for (int y = Math.max(0, y0 - 1); y <= Math.min(height - 1, y0 + 1); y++) {
            for (int x = Math.max(0, x0 - 1); x <= Math.min(width - 1, x0 + 1); x++) {
                if (ground[y * width + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a path of little contrast leads down from the island to the ground. */
    private boolean reachesGround(Components.Part part, int left, int right) {
        int from = part.box().y() + part.box().height() / 2;
        boolean[] seed = new boolean[ground.length];
        forEach(part, i -> seed[i] = true);
        Mask reached = GeodesicGrowth.grow(
                Mask.of(width, height, seed),
                i -> i % width >= left
                        && i % width <= right
                        && i / width >= from
                        && residual.distance().at(i) < REACH_CONTRAST * peak.at(i),
                REACH_STEPS);
        for (int i = 0; i < ground.length; i++) {
            if (ground[i] && reached.isSet(i)) {
                return true;
            }
        }
        return false;
    }

    /** Share of the pixels 3 to 4 px outside the island, ground aside, that differ clearly from the ground. */
    private double contrastAround(Components.Part part) {
        PixelBox box = part.box().grow(RING_OUTER + 1, width, height);
        boolean[] inside = new boolean[box.width() * box.height()];
        forEach(part, i -> inside[(i / width - box.y()) * box.width() + i % width - box.x()] = true);
        Mask local = Mask.of(box.width(), box.height(), inside);
        Mask outer = Morphology.dilate(local, RING_OUTER);
        Mask inner = Morphology.dilate(local, RING_INNER);
        int all = 0;
        int strong = 0;
        double limit = Math.max(LEAST_CONTRAST, 2 * td);
        for (int i = 0; i < inside.length; i++) {
            int at = (box.y() + i / box.width()) * width + box.x() + i % box.width();
            if (outer.isSet(i) && !inner.isSet(i) && !ground[at]) {
                all++;
                strong += residual.distance().at(at) > limit ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) strong / all;
    }

    private double meanLength(Components.Part part) {
        LabImage difference = residual.difference();
        double[] sum = new double[3];
        forEach(part, i -> {
            sum[0] += difference.l().at(i);
            sum[1] += difference.a().at(i);
            sum[2] += difference.b().at(i);
        });
        return Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) / part.area();
    }

    private void forEach(Components.Part part, IntConsumer action) {
        PixelBox box = part.box();
        for (int y = box.y(); y < bottom(box); y++) {
            for (int x = box.x(); x < box.x() + box.width(); x++) {
                if (islands.labelAt(y * width + x) == part.label()) {
                    action.accept(y * width + x);
                }
            }
        }
    }

    private static int bottom(PixelBox box) {
        return box.y() + box.height();
    }
}
