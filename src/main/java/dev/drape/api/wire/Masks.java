package dev.drape.api.wire;

import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.image.Mask;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.filter.Resize;
import dev.drape.outfit.Outfit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Encodes the masks that {@code include} asked for, at the photo's size. CPU-bound. */
public record Masks(Set<Extras> extras, ImageEncoder encoder) {
    public Masks {
        extras = Set.copyOf(extras);
    }

    Picture person(CustomerAnalysis analysis) {
        return extras.contains(Extras.MASK)
                ? encode(analysis.person().unpack(), analysis.width(), analysis.height())
                : null;
    }

    Picture garment(GarmentAnalysis analysis) {
        return extras.contains(Extras.MASK)
                ? encode(analysis.cutout().unpack(), analysis.width(), analysis.height())
                : null;
    }

    /** Whether who wears what was asked for. */
    public boolean layersWanted() {
        return extras.contains(Extras.LAYERS);
    }

    Map<String, Picture> layers(Outfit outfit, int width, int height) {
        if (!layersWanted()) {
            return null;
        }
        Map<String, Picture> layers = new TreeMap<>();
        outfit.masks()
                .forEach((bodyClass, mask) ->
                        layers.put(CustomerAnswer.layerName(bodyClass), encode(mask, width, height)));
        return layers;
    }

    private Picture encode(Mask mask, int width, int height) {
        Mask full = Resize.smooth(mask, width, height);
        return new Picture("png", width, height, encoder.png(full));
    }
}
