package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.PixelBox;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A person whose face is painted in two greys, the border between them from brow to chin. */
class FaceLightTest {
    private static final SyntheticPerson PERSON = new SyntheticPerson(1, 0);
    private static final BodyFrame BODY = new BodyFinder(PERSON.pose(), 300, 400).find(Category.TOP);

    private static FaceLight seen(int left, int right, int skin) {
        byte[] rgb = new byte[3 * 300 * 400];
        for (int i = 0; i < 300 * 400; i++) {
            double aside = BODY.face().aside(i % 300 + 0.5, i / 300 + 0.5);
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (aside < 0 ? left : right);
            }
        }
        Customer customer =
                new Customer(RgbImage.owning(300, 400, rgb), PERSON.pose(), PERSON.person(), PERSON.outfit());
        return FaceLight.of(Scene.of(customer), BODY, Mask.filled(300, 400, skin));
    }

    /** (right − left) / (right + left); darkness and hard shadows tell nothing or little. */
    @ParameterizedTest
    @CsvSource({
        "120, 180, 255, 0.2",
        "180, 120, 255, -0.2",
        "66, 54, 255, -0.1",
        "150, 150, 255, 0",
        "50, 200, 255, 0.25",
        "200, 50, 255, -0.25",
        "0, 0, 255, 0",
        "120, 180, 100, 0"
    })
    void shouldersDifferAsTheFacesHalvesDo(int left, int right, int skin, double contrast) {
        FaceLight light = seen(left, right, skin);
        Point imageLeft = BODY.limbs().left().shoulder();
        Point imageRight = BODY.limbs().right().shoulder();
        assertThat(light.at(imageLeft.x(), imageLeft.y())).isCloseTo((float) (1 - contrast), within(0.002f));
        assertThat(light.at(imageRight.x(), imageRight.y())).isCloseTo((float) (1 + contrast), within(0.002f));
        Point far = imageRight.plus(BODY.across().times(BODY.shoulderWidth()));
        assertThat(light.at(far.x(), far.y()))
                .as("beyond the shoulder")
                .isCloseTo((float) (1 + 1.3 * contrast), within(0.002f));
        assertThat(light.at(BODY.origin().x(), BODY.origin().y())).isCloseTo(1, within(0.001f));
    }

    @Test
    void liesOverAnotherLightInTheBoxsOwnPixels() {
        FaceLight light = seen(120, 180, 255);
        Light both = light.on(new PixelBox(100, 150, 80, 60), (x, y) -> x == 7 ? 0.5f : 2);
        assertThat(both.at(7, 9)).isEqualTo(0.5f * light.at(107.5, 159.5));
        assertThat(both.at(8, 9)).isEqualTo(2 * light.at(108.5, 159.5));
    }
}
