package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;

/**
 * Takes out of a weight what lies in front, and entirely out what must not change: the face ellipse to the pixel, hands
 * wherever they are more likely than not.
 */
record KeptPixels(PixelBox box, FaceEllipse face, Mask hands) {
    /** Rows that are worth a thread. */
    private static final int STRIP = 64;

    /** All masks have the box's size. */
    Mask apply(Mask weight, Mask front) {
        byte[] out = new byte[weight.size()];
        Fork.rows(box.height(), STRIP, (from, to) -> apply(weight, front, from, to, out));
        return Mask.owning(box.width(), box.height(), out);
    }

    private void apply(Mask weight, Mask front, int from, int to, byte[] out) {
        for (int y = from; y < to; y++) {
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
    }
}
