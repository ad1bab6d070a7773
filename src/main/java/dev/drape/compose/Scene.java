package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;

/**
 * The customer at the working size, where everything soft is decided: what lies in front, what fills the gaps. Only
 * drawing itself happens at the photo's size.
 *
 * @param photo the photo, shrunk
 * @param person soft
 * @param outfit its masks all have the photo's size here
 * @param scale px of this size a photo px
 */
record Scene(RgbImage photo, Mask person, Outfit outfit, double scale) {
    /** Working size, px of the photo's longer side: twice what body classes are told apart at. */
    static final int SIZE = 512;

    static Scene of(Customer customer) {
        RgbImage photo = customer.photo();
        double scale = Math.min(1, (double) SIZE / Math.max(photo.width(), photo.height()));
        int width = (int) Math.max(1, Math.round(photo.width() * scale));
        int height = (int) Math.max(1, Math.round(photo.height() * scale));
        return new Scene(
                Resize.smooth(photo, width, height),
                Resize.smooth(customer.person(), width, height),
                customer.outfit(),
                scale);
    }

    int width() {
        return photo.width();
    }

    int height() {
        return photo.height();
    }

    /**
     * Soft membership, its edges drawn in: half-way values stand for the parser's coarse pixels, not for cloth that is
     * half there. Empty if the parser did not answer that class.
     */
    Mask of(BodyClass which) {
        Mask mask = outfit.masks().get(which);
        if (mask == null) {
            return Mask.filled(width(), height(), 0);
        }
        byte[] values = Resize.smooth(mask, width(), height()).toBytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.max(0, Math.min(255, 2 * (values[i] & 0xff) - 128));
        }
        return Mask.owning(width(), height(), values);
    }
}
