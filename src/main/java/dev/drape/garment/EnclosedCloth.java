package dev.drape.garment;

import dev.drape.image.LabImage;

/** Compares what a front's upper edge encloses with the outline above it with the front's cloth as high a band below it. */
final class EnclosedCloth {
    private static final int CHANNELS = 3;

    private final LabImage lab;
    private final double[] sum = new double[CHANNELS];
    private double squares;
    private int n;

    private EnclosedCloth(LabImage lab) {
        this.lab = lab;
    }

    /** Distance of the mean colours over the standard deviation of the front's: 0 where one print goes on. */
    static double difference(FrontNeckline curve, LabImage lab, Silhouette silhouette) {
        EnclosedCloth above = new EnclosedCloth(lab);
        EnclosedCloth below = new EnclosedCloth(lab);
        for (int x = (int) Math.ceil(curve.left().x()); x <= curve.right().x(); x++) {
            int edge = (int) Math.round(
                    curve.at(2 * (x - curve.left().x()) / curve.width() - 1).y());
            for (int y = silhouette.topAt(x) + 1; y < edge; y++) {
                above.add(x, y);
                below.add(x, 2 * edge - y);
            }
        }
        if (above.n == 0 || below.n == 0) {
            return 0;
        }
        double distance = 0;
        double variance = below.squares / below.n;
        for (int c = 0; c < CHANNELS; c++) {
            double mean = below.sum[c] / below.n;
            distance += Math.pow(above.sum[c] / above.n - mean, 2);
            variance -= mean * mean;
        }
        return Math.sqrt(distance / Math.max(1, variance));
    }

    private void add(int x, int y) {
        if (x >= 0 && x < lab.width() && y < lab.height()) {
            float[] color = {lab.l().at(x, y), lab.a().at(x, y), lab.b().at(x, y)};
            for (int c = 0; c < CHANNELS; c++) {
                sum[c] += color[c];
                squares += color[c] * color[c];
            }
            n++;
        }
    }
}
