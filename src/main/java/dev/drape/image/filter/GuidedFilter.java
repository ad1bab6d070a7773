package dev.drape.image.filter;

import dev.drape.image.Plane;

/** The grey guided filter (He, Sun, Tang 2010): smooths a plane while its edges follow those of the guide. */
public final class GuidedFilter {
    private GuidedFilter() {}

    /**
     * Filters {@code input}.
     *
     * @param guide 0…1
     * @param input same size
     * @param radius of the box, px
     * @param epsilon regularisation, in squared units of the guide
     */
    public static Plane apply(Plane guide, Plane input, int radius, double epsilon) {
        int n = guide.size();
        float[] gg = new float[n];
        float[] gp = new float[n];
        for (int i = 0; i < n; i++) {
            gg[i] = guide.at(i) * guide.at(i);
            gp[i] = guide.at(i) * input.at(i);
        }
        Plane meanG = Blur.box(guide, radius);
        Plane meanP = Blur.box(input, radius);
        Plane meanGg = Blur.box(Plane.owning(guide.width(), guide.height(), gg), radius);
        Plane meanGp = Blur.box(Plane.owning(guide.width(), guide.height(), gp), radius);
        float[] a = new float[n];
        float[] b = new float[n];
        for (int i = 0; i < n; i++) {
            float variance = meanGg.at(i) - meanG.at(i) * meanG.at(i);
            float covariance = meanGp.at(i) - meanG.at(i) * meanP.at(i);
            a[i] = (float) (covariance / (variance + epsilon));
            b[i] = meanP.at(i) - a[i] * meanG.at(i);
        }
        Plane meanA = Blur.box(Plane.owning(guide.width(), guide.height(), a), radius);
        Plane meanB = Blur.box(Plane.owning(guide.width(), guide.height(), b), radius);
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = meanA.at(i) * guide.at(i) + meanB.at(i);
        }
        return Plane.owning(guide.width(), guide.height(), out);
    }
}
