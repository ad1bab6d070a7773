package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Gradient;

import java.util.Arrays;

/**
 * What is on the cloth, told from its gradients, from how much of it has another colour than the main one, and, for
 * patterns too fine for that, from how it repeats. The limits were fitted on 75 product photos (71 right), those of
 * {@link Periodicity} on 26.
 *
 * @param confidence 0…1
 */
record PatternGuess(Pattern pattern, double confidence) {
    private static final double L_WEIGHT = 0.7;
    /** Lab units a pixel: the weakest gradient that counts as an edge. */
    private static final double EDGE = 8;

    private static final double STRONG_EDGE = 15;
    private static final double OFF_COLOR = 14;
    private static final int DEGREES_A_BIN = 5;
    private static final int BINS = 180 / DEGREES_A_BIN;
    private static final int WINDOW = 30 / DEGREES_A_BIN;
    private static final double COHERENT = 0.5;
    private static final double ONE_DIRECTION = 0.55;
    private static final double EDGES_EVERYWHERE = 0.8;
    /** An edge is near within this distance, px. */
    private static final double NEAR = 8;

    private static final double STRIPED_OFF_COLOR = 0.3;
    private static final double PLAIN_QUANTILE = 0.985;
    private static final double LABEL_SHARE = 0.2;
    private static final double BLOCKS_OFF_COLOR = 0.2;
    private static final double BLOCKS_EDGES = 0.03;
    private static final double DOTS_EDGES = 0.05;
    private static final double TWO_DIRECTIONS = 0.7;
    private static final double SECOND_DIRECTION = 0.25;

    static PatternGuess of(Cloth cloth) {
        return new Measure(cloth).guess();
    }

    private static final class Measure {
        private final Cloth cloth;
        private final Mask inside;
        private final float[] strength;
        private final double[] directions = new double[BINS];
        private double xx;
        private double xy;
        private double yy;

        Measure(Cloth cloth) {
            this.cloth = cloth;
            this.inside = cloth.inside();
            this.strength = new float[inside.size()];
            addGradients();
        }

        private void addGradients() {
            Plane[] channels = {cloth.lab().l(), cloth.lab().a(), cloth.lab().b()};
            double[] weights = {L_WEIGHT, 1, 1};
            float[] squares = new float[strength.length];
            double[] pixelXx = new double[strength.length];
            double[] pixelXy = new double[strength.length];
            for (int c = 0; c < channels.length; c++) {
                Gradient gradient = Gradient.of(channels[c]);
                for (int i = 0; i < squares.length; i++) {
                    double gx = weights[c] * gradient.x().at(i);
                    double gy = weights[c] * gradient.y().at(i);
                    squares[i] += (float) (gx * gx + gy * gy);
                    pixelXx[i] += gx * gx - gy * gy;
                    pixelXy[i] += 2 * gx * gy;
                }
            }
            for (int i = 0; i < squares.length; i++) {
                if (inside.isSet(i)) {
                    strength[i] = (float) Math.sqrt(squares[i]);
                    xx += pixelXx[i];
                    xy += pixelXy[i];
                    yy += squares[i];
                    double angle = Math.toDegrees(Math.atan2(pixelXy[i], pixelXx[i])) / 2;
                    int bin = Math.floorMod((int) Math.floor(angle / DEGREES_A_BIN), BINS);
                    directions[bin] += squares[i];
                }
            }
        }

        PatternGuess guess() {
            Periodicity weave = cloth.weave();
            if (weave.isChecked()) {
                return new PatternGuess(
                        Pattern.CHECKED, Math.min(0.95, 0.6 + 0.4 * Math.min(weave.across(), weave.down())));
            }
            double offColor = offColor();
            double everywhere = nearEdges();
            double coherence = yy == 0 ? 0 : Math.hypot(xx, xy) / yy;
            int main = mainDirection();
            double along = share(main);
            double across = share(main + BINS / 2);
            if (coherence > COHERENT
                    && along > ONE_DIRECTION
                    && everywhere > EDGES_EVERYWHERE
                    && offColor > STRIPED_OFF_COLOR) {
                return new PatternGuess(Pattern.STRIPED, 0.5 + 0.5 * Math.min(1, coherence));
            }
            if (weave.isStriped()) {
                return new PatternGuess(Pattern.STRIPED, 0.7);
            }
            double strongest = quantile();
            double edges = edgeShare();
            boolean blocks = offColor > BLOCKS_OFF_COLOR && edges > BLOCKS_EDGES;
            boolean dots = everywhere > EDGES_EVERYWHERE && edges > DOTS_EDGES;
            if (strongest < STRONG_EDGE && !blocks && !dots) {
                return new PatternGuess(Pattern.PLAIN, 0.95 - 0.45 * strongest / STRONG_EDGE);
            }
            if (along + across > TWO_DIRECTIONS
                    && across > SECOND_DIRECTION
                    && everywhere > EDGES_EVERYWHERE
                    && offColor > BLOCKS_OFF_COLOR) {
                return new PatternGuess(Pattern.CHECKED, 0.6);
            }
            return new PatternGuess(Pattern.PRINTED, Math.min(0.9, 0.55 + strongest / 100));
        }

        private double offColor() {
            Cloth.Swatch main = cloth.swatches().get(0);
            int off = 0;
            int all = 0;
            for (int i = 0; i < inside.size(); i++) {
                if (inside.isSet(i)) {
                    all++;
                    off += main.distance(
                                            cloth.lab().l().at(i),
                                            cloth.lab().a().at(i),
                                            cloth.lab().b().at(i))
                                    > OFF_COLOR
                            ? 1
                            : 0;
                }
            }
            return (double) off / all;
        }

        private double nearEdges() {
            Mask edges = Plane.owning(inside.width(), inside.height(), strength.clone())
                    .above(EDGE);
            if (edges.count() == 0) {
                return 0;
            }
            Plane distance = Distance.outside(edges);
            int near = 0;
            for (int i = 0; i < inside.size(); i++) {
                near += inside.isSet(i) && distance.at(i) <= NEAR ? 1 : 0;
            }
            return (double) near / inside.count();
        }

        private int mainDirection() {
            int best = 0;
            for (int bin = 1; bin < BINS; bin++) {
                best = share(bin) > share(best) ? bin : best;
            }
            return best;
        }

        /** Share of the gradients' energy within 30° from a bin on. */
        private double share(int from) {
            double sum = 0;
            double all = 0;
            for (int bin = 0; bin < BINS; bin++) {
                all += directions[bin];
                sum += Math.floorMod(bin - from, BINS) < WINDOW ? directions[bin] : 0;
            }
            return all == 0 ? 0 : sum / all;
        }

        /** The strongest gradients apart from labels at the neck. */
        private double quantile() {
            int top = inside.boundingBox().y()
                    + (int) (LABEL_SHARE * inside.boundingBox().height());
            float[] values = new float[inside.size()];
            int n = 0;
            for (int i = top * inside.width(); i < inside.size(); i++) {
                if (inside.isSet(i)) {
                    values[n++] = strength[i];
                }
            }
            return Quantile.of(Arrays.copyOf(values, n), PLAIN_QUANTILE);
        }

        private double edgeShare() {
            int edges = 0;
            for (float value : strength) {
                edges += value > EDGE ? 1 : 0;
            }
            return (double) edges / inside.count();
        }
    }
}
