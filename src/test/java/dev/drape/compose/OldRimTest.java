package dev.drape.compose;

import dev.drape.image.Mask;
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
        "120, 125, 1.00, 0.0"
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
}
