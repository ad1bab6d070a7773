package dev.drape.api.wire;

import dev.drape.image.PackedMask;
import dev.drape.image.PixelBox;

/** A box, normalised to the photo: 0…1 of its width and height. */
public record Box(double x, double y, double width, double height) {
    /** Around the mask; null if it is empty. */
    static Box around(PackedMask mask) {
        PixelBox box = mask.boundingBox();
        return box == null
                ? null
                : new Box(
                        (double) box.x() / mask.width(),
                        (double) box.y() / mask.height(),
                        (double) box.width() / mask.width(),
                        (double) box.height() / mask.height());
    }
}
