package dev.drape.pose;

import dev.drape.image.Letterbox;
import dev.drape.image.Mask;
import dev.drape.image.MaskWarp;
import dev.drape.image.Point;
import dev.drape.image.TurnedRect;

/**
 * What a model saw in a turned rectangle of a picture, in the model's own cells: it is laid on the picture at the resolution
 * that somebody needs. Immutable, any thread.
 *
 * @param cells probability × 255
 * @param rect where the cells lie, px of the picture
 * @param width of the picture, px
 * @param height of the picture, px
 */
public record RegionMask(Mask cells, TurnedRect rect, int width, int height) {

    /** A mask that covers a picture of its own size. */
    public static RegionMask covering(Mask mask) {
        int width = mask.width();
        int height = mask.height();
        return new RegionMask(mask, TurnedRect.whole(width, height), width, height);
    }

    /** Covers the whole picture at that resolution, which has its aspect ratio; 0 outside the rectangle. CPU-bound. */
    public Mask laid(int width, int height) {
        double factor = (double) width / this.width;
        TurnedRect scaled = new TurnedRect(
                factor * rect.centerX(),
                factor * rect.centerY(),
                factor * rect.width(),
                factor * rect.height(),
                rect.rotation());
        return MaskWarp.toPicture(cells, scaled, width, height);
    }

    /** Seen in a letterboxed photo, on the photo. */
    RegionMask inPhoto(Letterbox letterbox) {
        Point center = letterbox.toPhoto(new Point(rect.centerX(), rect.centerY()));
        TurnedRect photo = new TurnedRect(
                center.x(),
                center.y(),
                rect.width() / letterbox.scaleX(),
                rect.height() / letterbox.scaleX(),
                rect.rotation());
        return new RegionMask(cells, photo, letterbox.photoWidth(), letterbox.photoHeight());
    }
}
