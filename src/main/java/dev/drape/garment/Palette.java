package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.ColorSpace;

import java.util.List;

/** Names the colours of a cloth. */
final class Palette {
    private static final double LEAST_SHARE = 0.04;
    private static final int MOST = 5;

    private Palette() {}

    /** One to five colours, the largest share first; colours of small share are left out. */
    static List<NamedColor> of(Cloth cloth) {
        List<Cloth.Swatch> swatches = cloth.swatches();
        double least = Math.min(LEAST_SHARE, swatches.get(0).share());
        return swatches.stream()
                .filter(swatch -> swatch.share() >= least)
                .limit(MOST)
                .map(swatch -> new NamedColor(
                        hex(swatch),
                        FashionColor.nearest(swatch.l(), swatch.a(), swatch.b()).label(),
                        swatch.share()))
                .toList();
    }

    private static String hex(Cloth.Swatch swatch) {
        LabImage lab = new LabImage(pixel(swatch.l()), pixel(swatch.a()), pixel(swatch.b()));
        RgbImage rgb = ColorSpace.toRgb(lab);
        return "#%06x".formatted(rgb.at(0, 0));
    }

    private static Plane pixel(double value) {
        return Plane.owning(1, 1, new float[] {(float) value});
    }
}
