package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
import dev.drape.outfit.BodyClass;

import java.util.EnumMap;
import java.util.Map;

/**
 * The customer at the working size, where everything soft is decided: what lies in front, what fills the gaps. Only
 * drawing itself happens at the photo's size.
 *
 * @param photo the photo, shrunk
 * @param person soft
 * @param classes what the parser answered of the outfit; ask {@link #of(BodyClass)}
 * @param scale px of this size a photo px
 */
record Scene(RgbImage photo, Mask person, Map<BodyClass, Mask> classes, double scale) {
    /** Working size, px of the photo's longer side: twice what body classes are told apart at. */
    static final int SIZE = 512;

    static Scene of(Customer customer) {
        RgbImage photo = customer.photo();
        double scale = Math.min(1, (double) SIZE / Math.max(photo.width(), photo.height()));
        int width = (int) Math.max(1, Math.round(photo.width() * scale));
        int height = (int) Math.max(1, Math.round(photo.height() * scale));
        Map<BodyClass, Mask> classes = new EnumMap<>(BodyClass.class);
        customer.outfit().masks().forEach((which, mask) -> classes.put(which, drawnIn(mask, width, height)));
        return new Scene(
                Resize.smooth(photo, width, height), Resize.smooth(customer.person(), width, height), classes, scale);
    }

    int width() {
        return photo.width();
    }

    int height() {
        return photo.height();
    }

    /** Px of the photo's longer side. */
    int photoSide() {
        return (int) Math.round(Math.max(width(), height()) / scale);
    }

    /**
     * Soft membership, its edges drawn in: half-way values stand for the parser's coarse pixels, not for cloth that is
     * half there. Empty if the parser did not answer that class.
     */
    Mask of(BodyClass which) {
        Mask mask = classes.get(which);
        return mask == null ? Mask.filled(width(), height(), 0) : mask;
    }

    private static Mask drawnIn(Mask mask, int width, int height) {
        byte[] values = Resize.smooth(mask, width, height).toBytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.max(0, Math.min(255, 2 * (values[i] & 0xff) - 128));
        }
        return Mask.owning(width, height, values);
    }
}
