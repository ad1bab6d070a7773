package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OldRimTest {
    /** A row: five px of cloth in the mask, one px of the rim beside it, two of the ground. */
    @ParameterizedTest
    @CsvSource({
        // cloth, ground, share of the cloth's colour in the rim, how far it shows
        "40, 240, 0.00, 0.0",
        "40, 240, 0.05, 0.0",
        "40, 240, 0.165, 0.5",
        "40, 240, 0.50, 1.0",
        "240, 40, 1.00, 1.0",
        "120, 125, 0.40, 0.0",
        "120, 126, 1.00, 0.5",
        "120, 128, 1.00, 1.0",
        "120, 125, 8.00, 0.0"
    })
    void tellsClothFromGround(int cloth, int ground, double share, double shows) {
        int rim = (int) Math.round(ground + share * (cloth - ground));
        int[] grey = {cloth, cloth, cloth, cloth, cloth, rim, ground, ground};
        byte[] rgb = new byte[3 * grey.length];
        boolean[] worn = new boolean[grey.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) grey[i / 3];
            worn[i / 3] = i / 3 < 5;
        }
        OldRim old = new OldRim(RgbImage.owning(grey.length, 1, rgb), Mask.of(grey.length, 1, worn));
        assertThat(old.shows(5, 6)).isCloseTo(shows, within(0.03));
    }

    /**
     * Two lines of a dark garment on a light ground, two px of rim beside it. Below, the photo's outline reaches a px further;
     * above, the pixel beyond it shows as much, unless the new garment's edge is near.
     */
    @ParameterizedTest
    @CsvSource({"10, 1", "2, 0"})
    void followsAnOutlineFinerThanItsPixels(float fromCloth, double shows) {
        int[] grey = {40, 40, 40, 40, 240, 240, 240, 240, 40, 40, 40, 40, 40, 240, 240, 240};
        byte[] rgb = new byte[3 * grey.length];
        boolean[] worn = new boolean[grey.length];
        boolean[] grown = new boolean[grey.length];
        int[] ground = new int[grey.length];
        float[] distance = new float[grey.length];
        for (int i = 0; i < grey.length; i++) {
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = (byte) grey[i];
            worn[i] = i % 8 < 4;
            grown[i] = i % 8 < 6;
            ground[i] = i / 8 * 8 + 6;
            distance[i] = fromCloth;
        }
        OldRim old = new OldRim(RgbImage.owning(8, 2, rgb), Mask.of(8, 2, worn));
        float[] all = old.shows(Mask.of(8, 2, grown), ground, Plane.owning(8, 2, distance));
        assertThat(all)
                .containsExactly(1, 1, 1, 1, (float) shows, (float) shows, 0, 0, 1, 1, 1, 1, 1, (float) shows, 0, 0);
    }
}
