package dev.drape.compose;

import dev.drape.garment.Garment;
import dev.drape.garment.GarmentAnalyzer;
import dev.drape.image.RgbImage;
import dev.drape.testing.DrawnGarment;
import dev.drape.testing.DrawnGarment.Cut;
import dev.drape.testing.DrawnGarment.Ground;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cuts of tops, drawn, analysed and put on a drawn person in a tee: shoulder joints at (230, 200) and (370, 200), hips at y
 * = 410, arms hanging a little outwards, the neck 40 px wide. Red cloth over a person without red.
 */
class CutTargetsTest {
    private static final int RED = 0xb01828;
    private final SyntheticPerson person = new SyntheticPerson(2, 10);

    @ParameterizedTest
    @CsvSource({
        // An edge around both arms, a tenth of the torso below the joints (y = 221): shoulders and chest bare.
        "OFF_SHOULDER, 0, 205, false",
        "OFF_SHOULDER, 50, 205, false",
        "OFF_SHOULDER, -68, 205, false",
        "OFF_SHOULDER, 0, 240, true",
        "OFF_SHOULDER, 50, 240, true",
        "OFF_SHOULDER, 82, 250, true",
        "OFF_SHOULDER, -82, 250, true",
        // Straps at the neck: 25 and 50 of the flat garment's 260 between the armpits; the shoulders stay bare.
        "HALTER, 0, 250, true",
        "HALTER, 25, 205, true",
        "HALTER, -25, 205, true",
        "HALTER, 52, 205, false",
        "HALTER, -52, 205, false",
        "HALTER, 75, 240, false",
        // Straps between 60 and 100 of 280: half way out on the shoulder, the joint bare, the chest bare between them.
        "TANK, 38, 205, true",
        "TANK, -38, 205, true",
        "TANK, 66, 205, false",
        "TANK, 0, 205, false",
        "TANK, 0, 270, true",
        // No seam at the shoulder: cloth from the neck over the upper arm.
        "DOLMAN, 50, 205, true",
        "DOLMAN, 78, 235, true",
        "DOLMAN, -78, 235, true",
        "DOLMAN, 0, 270, true"
    })
    void liesWhereTheCutSays(Cut cut, int aside, int y, boolean cloth) {
        RgbImage picture = drawn(DrawnGarment.of(cut, RED, Ground.FLAT_GREY));
        assertThat(isCloth(picture, 300 + aside, y)).isEqualTo(cloth);
    }

    /** Flat armpits 200 px apart are drawn .60 · 210 = 126 px apart: the opening is .63 of its flat depth. */
    @Test
    void opensDeepNecklines() {
        RgbImage shallow =
                drawn(DrawnGarment.of(Cut.TEE, RED, Ground.FLAT_GREY, DrawnGarment.insideOfBack(0x501018, 30)));
        RgbImage scoop =
                drawn(DrawnGarment.of(Cut.TEE, RED, Ground.FLAT_GREY, DrawnGarment.insideOfBack(0x501018, 80)));
        RgbImage deep =
                drawn(DrawnGarment.of(Cut.TEE, RED, Ground.FLAT_GREY, DrawnGarment.insideOfBackV(0x501018, 120)));
        assertThat(opening(scoop) - opening(shallow)).isBetween(20, 45);
        assertThat(opening(deep) - opening(shallow)).isBetween(40, 72);
        assertThat(isCloth(deep, 326, opening(deep) - 20)).isTrue();
    }

    private RgbImage drawn(DrawnGarment flat) {
        Garment garment = new GarmentAnalyzer().analyze(flat.photo(), Optional.empty(), Optional.empty());
        Customer customer = new Customer(person.photo(), person.pose(), person.person(), person.outfit());
        return new Compositor()
                .compose(customer, new Item(flat.photo(), garment), Fit.REGULAR)
                .picture();
    }

    /** The row in which the middle column's cloth begins. */
    private static int opening(RgbImage picture) {
        int y = 150;
        while (!isCloth(picture, 300, y)) {
            y++;
        }
        return y;
    }

    private static boolean isCloth(RgbImage picture, int x, int y) {
        int i = y * picture.width() + x;
        return picture.red(i) > 120 && picture.green(i) < 80;
    }
}
