package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.outfit.BodyClass;
import dev.drape.outfit.Outfit;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.EnumMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A top from row 95 to row 190 and trousers below it, both from column 110 to 190, on a person whose shoulders are 70 px
 * apart and whose torso is 105 px long. Some columns of the top are longer.
 */
class HemTongueTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 400;
    private static final int HEM = 190;
    private final SyntheticPerson person = new SyntheticPerson(1, 0);
    private final BodyFrame body = new BodyFinder(person.pose(), WIDTH, HEIGHT).find(Category.TOP);

    private Mask tongue(int from, int to, int longer, double slant, boolean trousers) {
        boolean[] top = new boolean[WIDTH * HEIGHT];
        boolean[] bottom = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < top.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            double end = HEM + slant * (x - 150) + (x >= from && x < to ? longer : 0);
            top[i] = x >= 110 && x < 190 && y >= 95 && y < end;
            bottom[i] = trousers && x >= 110 && x < 190 && y >= end && y < 300;
        }
        Map<BodyClass, Mask> masks = new EnumMap<>(BodyClass.class);
        masks.put(BodyClass.TOP, Mask.of(WIDTH, HEIGHT, top));
        masks.put(BodyClass.BOTTOM, Mask.of(WIDTH, HEIGHT, bottom));
        Outfit outfit = person.outfit().withMasks(masks);
        return HemTongue.of(Scene.of(new Customer(person.photo(), person.pose(), person.person(), outfit)), body);
    }

    @ParameterizedTest
    @CsvSource({"140, 165, 25", "130, 139, 14", "150, 190, 40", "150, 190, 12"})
    void isWhatReachesFarBelowTheWaistband(int from, int to, int longer) {
        Mask tongue = tongue(from, to, longer, 0, true);
        assertThat(tongue.count()).isEqualTo((to - from) * longer);
        assertThat(tongue.isSet(from, HEM)).isTrue();
        assertThat(tongue.isSet(to - 1, HEM + longer - 1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, true", // level
        "0, 0, 0, 0.15, true", // slanted
        "140, 165, 8, 0, true", // hardly longer
        "148, 151, 40, 0, true", // too narrow to tell
        "140, 165, 25, 0, false" // nothing it could be tucked into
    })
    void isNotSeenElsewhere(int from, int to, int longer, double slant, boolean trousers) {
        assertThat(tongue(from, to, longer, slant, trousers).count()).isZero();
    }
}
