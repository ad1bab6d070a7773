package dev.drape.analysis;

import dev.drape.image.Mask;
import dev.drape.image.PackedMask;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;

import java.util.EnumMap;
import java.util.Map;

/**
 * Who wears what, as it is kept. Immutable, any thread.
 *
 * @param facts the outfit without its masks
 * @param masks its masks
 */
record PackedOutfit(Outfit facts, Map<BodyClass, PackedMask> masks) {
    PackedOutfit {
        masks = Map.copyOf(masks);
    }

    static PackedOutfit of(Outfit outfit) {
        Map<BodyClass, PackedMask> packed = new EnumMap<>(BodyClass.class);
        outfit.masks().forEach((which, mask) -> packed.put(which, PackedMask.of(mask)));
        return new PackedOutfit(outfit.withMasks(Map.of()), packed);
    }

    Outfit unpack() {
        Map<BodyClass, Mask> unpacked = new EnumMap<>(BodyClass.class);
        masks.forEach((which, mask) -> unpacked.put(which, mask.unpack()));
        return facts.withMasks(unpacked);
    }
}
