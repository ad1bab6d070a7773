package dev.drape.garment;

import dev.drape.image.LabImage;
import dev.drape.image.Point;
import dev.drape.image.filter.ColorSpace;
import dev.drape.testing.DrawnGarment;
import dev.drape.testing.DrawnGarment.Cut;
import dev.drape.testing.DrawnGarment.Ground;
import org.junit.jupiter.api.Test;

import java.awt.Graphics2D;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

class EnclosedClothTest {
    private static final int LIGHT_BLUE = 0x88a0d8;
    private static final double V_DEPTH = 75;

    @Test
    void isTheFrontsOwnWhereAPrintGoesOn() {
        assertThat(difference(DrawnGarment.dots(LIGHT_BLUE, 24))).isLessThan(0.4);
    }

    @Test
    void isOtherClothInsideAnOpening() {
        assertThat(difference(DrawnGarment.dots(LIGHT_BLUE, 24).andThen(DrawnGarment.insideOfBackV(0xd8d0c0, V_DEPTH))))
                .isGreaterThan(1.5);
    }

    /** Of a V between the ends of {@link DrawnGarment#insideOfBackV}. */
    private static double difference(Consumer<Graphics2D> painter) {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, 0x1d2546, Ground.FLAT_GREY, painter);
        LabImage lab = ColorSpace.toLab(drawn.photo());
        FrontNeckline curve =
                new FrontNeckline(new Point(234, 127), new Point(366, 127), 1, V_DEPTH / (366 - 234), 1, 10);

        return EnclosedCloth.difference(curve, lab, Silhouette.of(drawn.truth(), Category.TOP));
    }
}
