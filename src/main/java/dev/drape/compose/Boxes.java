package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.filter.Resize;

/** Boxes of the photo, and what lies in one of them carried to the working size. */
final class Boxes {
    private Boxes() {}

    /** Either may be null. */
    static PixelBox union(PixelBox a, PixelBox b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int left = Math.min(a.x(), b.x());
        int top = Math.min(a.y(), b.y());
        int right = Math.max(a.x() + a.width(), b.x() + b.width());
        int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
        return new PixelBox(left, top, right - left, bottom - top);
    }

    /** The mask of a box as a mask of the whole working picture, right to half a working pixel; 0 outside the box. */
    static Mask shrink(Mask part, PixelBox box, Scene scene) {
        int left = clip((int) Math.round(box.x() * scene.scale()), scene.width() - 1);
        int top = clip((int) Math.round(box.y() * scene.scale()), scene.height() - 1);
        int width = Math.max(1, Math.min(scene.width() - left, (int) Math.round(box.width() * scene.scale())));
        int height = Math.max(1, Math.min(scene.height() - top, (int) Math.round(box.height() * scene.scale())));
        byte[] small = Resize.smooth(part, width, height).toBytes();
        byte[] out = new byte[scene.width() * scene.height()];
        for (int y = 0; y < height; y++) {
            System.arraycopy(small, y * width, out, (top + y) * scene.width() + left, width);
        }
        return Mask.owning(scene.width(), scene.height(), out);
    }

    private static int clip(int value, int high) {
        return Math.max(0, Math.min(high, value));
    }
}
