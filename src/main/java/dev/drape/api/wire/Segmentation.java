package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drape.image.PackedMask;

/**
 * What of a photo is the person or the garment.
 *
 * @param coverage share of the photo, 0…1
 * @param boundingBox around it
 * @param mask 8-bit grey at the photo's size, if asked for
 */
public record Segmentation(
        double coverage,
        Box boundingBox,
        @JsonInclude(JsonInclude.Include.NON_NULL) Picture mask) {
    static Segmentation of(PackedMask mask, Picture encoded) {
        return new Segmentation(mask.coverage(), Box.around(mask), encoded);
    }
}
