package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.PixelBox;

/**
 * Takes out of a weight what lies in front, and entirely out what must not change: the face ellipse to the pixel, hands
 * wherever they are more likely than not.
 */
record KeptPixels(PixelBox box, FaceEllipse face, Mask hands) {

    /** All masks have the box's size. */
    Mask apply(Mask weight, Mask front) {
        byte[] out = new byte[weight.size()];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                int i = y * box.width() + x;
                int value = weight.at(i);
                if (value == 0 || face.contains(box.x() + x + 0.5, box.y() + y + 0.5)) {
                    continue;
                }
                int hand = Math.min(255, 2 * hands.at(i));
                out[i] = (byte) (value * (255 - Math.max(hand, front.at(i))) / 255);
            }
        }
        return Mask.owning(box.width(), box.height(), out);
    }
}
