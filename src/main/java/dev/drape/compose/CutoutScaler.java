package dev.drape.compose;

import dev.drape.compose.Plan.Cutout;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;

/** Shrinks a garment's photo to the size it is drawn at, by areas: warping a larger picture would alias its print. */
final class CutoutScaler {
    /** Smaller than this, px of the longer side, shapes are lost. */
    private static final int SMALLEST = 96;

    private CutoutScaler() {}

    /** Never enlarges. */
    static Cutout scale(Item item, double factor) {
        RgbImage photo = item.photo();
        double longSide = Math.max(photo.width(), photo.height());
        double used = Math.min(1, Math.max(factor, SMALLEST / longSide));
        if (!Double.isFinite(used)) {
            used = 1;
        }
        int width = (int) Math.max(1, Math.round(photo.width() * used));
        int height = (int) Math.max(1, Math.round(photo.height() * used));
        Mask mask = Resize.smooth(item.garment().mask(), width, height);
        return new Cutout(Resize.smooth(photo, width, height), mask);
    }
}
