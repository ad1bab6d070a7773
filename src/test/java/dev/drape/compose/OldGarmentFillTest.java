package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A top hides what is between the legs down to row 240; the ground is seen between them below. Legs are painted in two
 * colours, the right one's border runs down at column 165.
 */
class OldGarmentFillTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 400;
    private final SyntheticPerson person = new SyntheticPerson(1, 0);
    private final BodyFrame body = new BodyFinder(person.pose(), WIDTH, HEIGHT).find(Category.TOP);

    private OldGarmentFill fill(boolean closed) {
        byte[] rgb = person.photo().toBytes();
        boolean[] top = new boolean[WIDTH * HEIGHT];
        boolean[] bottom = new boolean[top.length];
        boolean[] ground = new boolean[top.length];
        boolean[] inside = new boolean[top.length];
        for (int i = 0; i < top.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            top[i] = x >= 110 && x < 190 && y >= 100 && y < 240;
            boolean gap = x >= 145 && x < 155 && y >= 215;
            bottom[i] = x >= 110 && x < 190 && y >= 240 && !gap;
            ground[i] = !top[i] && !bottom[i];
            inside[i] = top[i] && (closed || !gap) || bottom[i];
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (top[i] ? 0 : ground[i] ? 250 : x < 165 ? 40 : 160);
            }
        }
        Map<BodyClass, Mask> masks = new EnumMap<>(BodyClass.class);
        masks.put(BodyClass.TOP, Mask.of(WIDTH, HEIGHT, top));
        masks.put(BodyClass.BOTTOM, Mask.of(WIDTH, HEIGHT, bottom));
        masks.put(BodyClass.BACKGROUND, Mask.of(WIDTH, HEIGHT, ground));
        Outfit outfit = person.outfit().withMasks(masks);
        Scene scene = Scene.of(new Customer(
                RgbImage.owning(WIDTH, HEIGHT, rgb), person.pose(), Mask.of(WIDTH, HEIGHT, inside), outfit));
        Mask nothing = Mask.filled(WIDTH, HEIGHT, 0);
        return OldGarmentFill.of(
                scene,
                body,
                Category.TOP,
                BesideOld.of(scene, body, Category.TOP, masks.get(BodyClass.TOP)),
                nothing,
                new FrontLayers.Front(nothing, nothing, nothing));
    }

    /** The nearest that is seen from row 235 of the gap is the ground right below. */
    @ParameterizedTest
    @CsvSource({
        "150, 235, true, 40",
        "150, 235, false, 250",
        "130, 225, true, 40",
        "175, 225, true, 160",
        "162, 225, true, 40"
    })
    void trousersGoOnUpwardsAndAcrossTheBodyButNotTheGap(int x, int y, boolean closed, int shown) {
        OldGarmentFill fill = fill(closed);
        assertThat(fill.weight().at(y * WIDTH + x)).isEqualTo(255);
        assertThat(fill.colors().red(y * WIDTH + x)).isCloseTo(shown, within(12));
    }
}
