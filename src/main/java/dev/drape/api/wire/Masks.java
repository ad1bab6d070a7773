package dev.drape.api.wire;

import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.image.Mask;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.filter.Resize;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Encodes the masks that {@code include} asked for, at the photo's size. CPU-bound. */
public record Masks(Set<Extras> extras, ImageEncoder encoder) {
    public Masks {
        extras = Set.copyOf(extras);
    }

    Picture person(CustomerAnalysis analysis) {
        return extras.contains(Extras.MASK) ? encode(analysis.person(), analysis.width(), analysis.height()) : null;
    }

    Picture garment(GarmentAnalysis analysis) {
        return extras.contains(Extras.MASK)
                ? encode(analysis.garment().mask(), analysis.width(), analysis.height())
                : null;
    }

    Map<String, Picture> layers(CustomerAnalysis analysis) {
        if (!extras.contains(Extras.LAYERS)) {
            return null;
        }
        Map<String, Picture> layers = new TreeMap<>();
        analysis.outfit()
                .masks()
                .forEach((bodyClass, mask) -> layers.put(
                        CustomerAnswer.layerName(bodyClass), encode(mask, analysis.width(), analysis.height())));
        return layers;
    }

    private Picture encode(Mask mask, int width, int height) {
        Mask full = Resize.smooth(mask, width, height);
        return new Picture("png", width, height, encoder.png(full));
    }
}
