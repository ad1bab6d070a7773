package dev.drape.garment;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.filter.Blur;
import dev.drape.image.filter.Components;
import dev.drape.image.filter.Morphology;

/**
 * Finds the ground from the border inwards. A ball, not a point, is rolled over the pixels that look like ground, so a
 * soft or broken edge of a white garment lets nothing through; then the front is pulled in to the very edge:
 *
 * <ol>
 *   <li>candidates are close to the model and flat ({@link GroundNoise}); small faint specks among them are ignored;
 *   <li>the complement is grown by the ball's radius, what is left and touches the border is shrunk back;
 *   <li>the front advances over compression ringing (a small share of the cloth's mean contrast nearby; a local maximum
 *       instead of the mean bites white cloth beside a print) and over the anti-aliased rim.
 * </ol>
 *
 * Lengths are pixels at a long side of 512.
 */
final class GroundFlood {
    private static final int BALL_RADIUS = 3;
    private static final int OPENING_SIDE = 2;
    private static final double SPECK_SHARE = 0.0006;
    private static final double SPECK_CONTRAST = 2;
    private static final int LEAST_RING_CONTACT = 6;
    private static final int RINGING_STEPS = 10;
    private static final double RINGING_SHARE = 0.14;
    /** On grounds painted flat, where white stripes and trims differ by little more than ringing does. */
    private static final double FLAT_RINGING_SHARE = 0.04;

    /** Hue of a shadow on a ground painted flat. */
    private static final double FLAT_SHADOW_HUE = 0.5;
    /** One step of colour at half the resolution, as a JPEG beside a coloured print has it, L and hue. */
    private static final double COLOR_STEP_L = 0.3;

    private static final double COLOR_STEP_HUE = 1.3;
    private static final int RINGING_RADIUS = 15;
    private static final int RIM_STEPS = 3;

    /** The share of the highest contrast nearby from which on a rim pixel is more cloth than ground. */
    static final double RIM_SHARE = 0.42;

    static final int RIM_RADIUS = 5;
    /** Smoothing of an outline before its normals are taken. */
    static final double NORMAL_SIGMA = 2;

    private GroundFlood() {}

    /** The ground that is connected to the border, up to the garment's edge. */
    static Mask flood(Residual residual, GroundNoise noise, GroundModel model) {
        return pullIn(roll(residual, noise, model), residual, noise);
    }

    /** The ground that is connected to the border, where it surely is ground. */
    static Mask roll(Residual residual, GroundNoise noise, GroundModel model) {
        Mask barrier = withoutSpecks(Morphology.openSquare(barrier(residual, noise), OPENING_SIDE), residual, noise);
        Mask free = Morphology.dilate(barrier, BALL_RADIUS).invert();
        Components regions = Components.of(free);
        int[] contact = new int[regions.parts().size() + 1];
        for (int i = 0; i < free.size(); i++) {
            if (model.ring().isSet(i)) {
                contact[regions.labelAt(i)]++;
            }
        }
        Mask reached = regions.keep(part -> contact[part.label()] > LEAST_RING_CONTACT);
        return Morphology.dilate(reached, BALL_RADIUS);
    }

    /** Moves the front of a found ground over ringing and rim to the garment's edge. */
    private static Mask pullIn(Mask ground, Residual residual, GroundNoise noise) {
        Plane d = residual.distance();
        float td = (float) noise.distance();
        Plane near = meanOutside(d, ground);
        Mask advanced = GeodesicGrowth.grow(
                ground,
                i -> d.at(i) < td
                        || d.at(i) < ringingShare(i, residual, noise) * near.at(i)
                        || (!noise.isPhotographed() && isColorStep(i, residual)),
                RINGING_STEPS);
        return overRim(advanced, residual, td);
    }

    private static double ringingShare(int i, Residual residual, GroundNoise noise) {
        boolean shadow = residual.difference().l().at(i) < 0 && residual.hue().at(i) < FLAT_SHADOW_HUE;
        return noise.isPhotographed() || shadow ? RINGING_SHARE : FLAT_RINGING_SHARE;
    }

    private static boolean isColorStep(int i, Residual residual) {
        return Math.abs(residual.difference().l().at(i)) < COLOR_STEP_L
                && residual.hue().at(i) < COLOR_STEP_HUE;
    }

    /** Moves the front over the anti-aliased rim only. */
    static Mask overRim(Mask ground, Residual residual, float td) {
        Plane distance = residual.distance();
        Mask close = GeodesicGrowth.grow(ground, i -> distance.at(i) < td, 1);
        Plane inside = Blur.gaussian(Plane.of(close.invert()), NORMAL_SIGMA);
        InwardPeak peak = new InwardPeak(inside, distance, residual.hue(), RIM_RADIUS);
        return GeodesicGrowth.grow(close, i -> distance.at(i) < Math.max(td, RIM_SHARE * peak.at(i)), RIM_STEPS);
    }

    private static Mask barrier(Residual residual, GroundNoise noise) {
        boolean[] out = new boolean[residual.distance().size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = residual.distance().at(i) >= noise.distance()
                    || residual.fineGradient().at(i) >= noise.fineGradient()
                    || residual.coarseGradient().at(i) >= noise.coarseGradient();
        }
        return Mask.of(residual.width(), residual.height(), out);
    }

    private static Mask withoutSpecks(Mask barrier, Residual residual, GroundNoise noise) {
        Components specks = Components.of(barrier);
        float[] peak = new float[specks.parts().size() + 1];
        for (int i = 0; i < barrier.size(); i++) {
            int label = specks.labelAt(i);
            peak[label] = Math.max(peak[label], residual.distance().at(i));
        }
        double least = SPECK_SHARE * barrier.size();
        return specks.keep(part -> part.area() >= least || peak[part.label()] >= SPECK_CONTRAST * noise.distance());
    }

    /** The mean contrast of what is not ground, in a square around each pixel. */
    static Plane meanOutside(Plane distance, Mask ground) {
        float[] weight = new float[distance.size()];
        float[] weighted = new float[distance.size()];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = ground.isSet(i) ? 0 : 1;
            weighted[i] = weight[i] * distance.at(i);
        }
        int w = distance.width();
        int h = distance.height();
        Plane sum = Blur.box(Plane.owning(w, h, weighted), RINGING_RADIUS);
        Plane count = Blur.box(Plane.owning(w, h, weight), RINGING_RADIUS);
        float[] mean = new float[weight.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = sum.at(i) / Math.max(1e-6f, count.at(i));
        }
        return Plane.owning(w, h, mean);
    }
}
