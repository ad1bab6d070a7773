package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Distance;
import dev.drape.image.filter.Morphology;

/** Replaces the colours at and beyond a cut-out's edge by the nearest ones inside, so that no ground shines through. */
final class EdgeBleed {
    /** Width of the rim whose colours are mixed with the ground, share of the cut-out's longer side: 3 px of 1024. */
    private static final double RIM = 0.003;

    private EdgeBleed() {}

    /** Same sizes; a cut-out too thin to have an inside is answered unchanged. */
    static RgbImage apply(RgbImage photo, Mask mask) {
        int rim = Math.max(1, (int) Math.round(RIM * Math.max(photo.width(), photo.height())));
        Mask inside = Morphology.erode(mask, rim);
        int[] nearest = Distance.nearest(inside);
        if (nearest[0] < 0) {
            return photo;
        }
        byte[] from = photo.toBytes();
        byte[] out = new byte[from.length];
        for (int i = 0; i < nearest.length; i++) {
            int source = 3 * nearest[i];
            out[3 * i] = from[source];
            out[3 * i + 1] = from[source + 1];
            out[3 * i + 2] = from[source + 2];
        }
        return RgbImage.owning(photo.width(), photo.height(), out);
    }
}
