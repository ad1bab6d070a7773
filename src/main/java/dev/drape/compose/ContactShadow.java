package dev.drape.compose;

import dev.drape.execution.Fork;
import dev.drape.image.Mask;
import dev.drape.image.filter.Blur;

/** The soft dark rim where cloth lies on the body: under a hem more than above a collar, for light comes from above. */
final class ContactShadow {
    /** How much darker the body is right beside the cloth. */
    private static final double STRENGTH = 0.04;
    /** How far down the shadow is moved and how soft it is, shoulder widths. */
    private static final double REACH = 0.025;

    /** Rows that are worth a thread. */
    private static final int STRIP = 64;

    private ContactShadow() {}

    /**
     * At the working size: what the body loses of its light, of 255; 0 off the body and under the cloth.
     *
     * @param cloth coverage by the new garment
     */
    static Mask of(Scene scene, BodyFrame body, Mask cloth) {
        double reach = REACH * body.shoulderWidth() * scene.scale();
        Mask soft = Blur.gaussian(cloth, Math.max(0.5, reach));
        int down = (int) Math.round(reach);
        byte[] out = new byte[cloth.size()];
        Fork.rows(Math.max(0, cloth.height() - down), STRIP, (from, to) -> {
            for (int y = down + from; y < down + to; y++) {
                for (int x = 0; x < cloth.width(); x++) {
                    int i = y * cloth.width() + x;
                    double beside = (255 - cloth.at(i)) / 255.0 * scene.person().at(i) / 255;
                    out[i] = (byte) Math.round(STRENGTH * soft.at(x, y - down) * beside);
                }
            }
        });
        return Mask.owning(cloth.width(), cloth.height(), out);
    }
}
