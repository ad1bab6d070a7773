package dev.drape.tryon;

import dev.drape.compose.Item;
import dev.drape.garment.Garment;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;

/** The garment photo as it is drawn from: not larger than any drawing needs, with the cut-out at the same size. */
final class GarmentItem {
    /** Long side a garment photo is drawn from at most, px: a top covers at most about 2,000 px of a 25-megapixel photo. */
    private static final int MAX_SIDE = 2048;

    private GarmentItem() {}

    static Item of(Photo photo, Garment garment) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(photo.width(), photo.height()));
        int width = Math.max(1, (int) Math.round(photo.width() * scale));
        int height = Math.max(1, (int) Math.round(photo.height() * scale));
        RgbImage picture = Resize.smooth(photo.pixels(), width, height);
        Mask mask = Resize.smooth(garment.mask(), width, height);
        return new Item(picture, garment.withMask(mask));
    }
}
