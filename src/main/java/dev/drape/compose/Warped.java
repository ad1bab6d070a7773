package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All pieces drawn.
 *
 * @param layers the lowest first; large, so nothing holds them longer than it needs them
 * @param distortion what drawing did to them
 */
record Warped(List<Layer> layers, Distortion distortion) {
    /** How far beyond its anchors a piece may be drawn, shoulder widths. */
    private static final double MARGIN = 0.10;

    /**
     * How well the pieces could be drawn.
     *
     * @param foldOvers px
     * @param stretchP95 relative to the garment's own scale
     * @param warnings steps down taken
     */
    record Distortion(int foldOvers, double stretchP95, List<String> warnings) {}

    static Warped of(Plan plan, int photoWidth, int photoHeight, double shoulderWidth) {
        Mask drawn = plan.parts().stream()
                .map(Part::alpha)
                .reduce(Mask::max)
                .orElse(plan.cutout().mask());
        PartWarper warper = new PartWarper(
                EdgeBleed.apply(plan.cutout().photo(), drawn),
                photoWidth,
                photoHeight,
                plan.scale(),
                MARGIN * shoulderWidth);
        WarpedPart[] drawnParts = new WarpedPart[plan.parts().size()];
        Fork.rows(drawnParts.length, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                drawnParts[i] = warper.warp(plan.parts().get(i));
            }
        });
        List<Layer> layers = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<double[]> stretches = new ArrayList<>();
        int folds = 0;
        for (int i = 0; i < drawnParts.length; i++) {
            WarpedPart warped = drawnParts[i];
            if (warped == null) {
                warnings.add(plan.parts().get(i).name() + "_dropped");
                continue;
            }
            layers.add(warped.layer());
            folds += warped.foldOvers();
            stretches.add(warped.stretch());
            if (warped.stepDown() != null && !warnings.contains(warped.stepDown())) {
                warnings.add(warped.stepDown());
            }
        }
        double[] all = stretches.stream().flatMapToDouble(Arrays::stream).toArray();
        return new Warped(layers, new Distortion(folds, PartWarper.percentile95(all), warnings));
    }

    /** Around all pieces; null if there is none. */
    PixelBox box() {
        return layers.stream().map(Layer::box).reduce(Boxes::union).orElse(null);
    }
}
