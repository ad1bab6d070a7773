package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.Distance;

/**
 * Gives soft shadow back to the ground: darker than the ground, of its hue, smooth, and either close to something of
 * strong contrast or very faint. Only for photographed grounds: on flat retouched ones it ate white collars and stripes.
 */
final class SoftShadow {
    private static final int STEPS = 150;
    private static final double LEAST_CHROMA = 1.5;
    private static final double DARKEST = -20;
    /** Depth of a faint shadow in units of the ground's noise: the wide penumbra of a garment that lies loosely. */
    private static final double FAINT = 2;

    private static final double LEAST_GRADIENT = 0.6;
    private static final double STRONG = 25;
    private static final double STRONG_WITHIN = 10;

    private SoftShadow() {}

    /** The ground, grown over shadow. */
    static Mask absorb(Mask ground, Residual residual, GroundNoise noise) {
        if (!noise.isPhotographed()) {
            return ground;
        }
        Plane l = residual.difference().l();
        Plane fromStrong = Distance.outside(residual.distance().above(STRONG));
        double chroma = Math.max(LEAST_CHROMA, noise.distance());
        double gradient = Math.max(LEAST_GRADIENT, 2 * noise.fineGradient());
        double faint = FAINT * noise.distance();
        return GeodesicGrowth.grow(
                ground,
                i -> {
                    double darkest = fromStrong.at(i) <= STRONG_WITHIN ? DARKEST : -faint;
                    boolean shadow = l.at(i) < 0 && l.at(i) > darkest;
                    return residual.fineGradient().at(i) < gradient
                            && residual.hue().at(i) < chroma
                            && (shadow || residual.distance().at(i) < noise.distance());
                },
                STEPS);
    }
}
