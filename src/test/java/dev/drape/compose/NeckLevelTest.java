package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.testing.FlatGarments;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NeckLevelTest {
    private final SyntheticPerson person = new SyntheticPerson(2, 0);
    private final BodyFrame body = new BodyFinder(person.pose(), 600, 800).find(Category.TOP);
    private final Placement placement = Placement.of(
            body, GarmentGeometry.of(FlatGarments.tee(), FlatGarments.tee().mask()), Category.TOP);

    /** The torso is 210 px long: necklines 25.2 px apart or less are of one kind, and .4 of the way is gone. */
    @ParameterizedTest
    @CsvSource({"0, 0", "20, 8", "-20, -8", "24, 9.6", "40, 0", "-40, 0", "1000, 0"})
    void goesSomeOfTheWayToTheWornNeckline(double below, double moved) {
        double neck = 30;
        int top = (int) Math.round(200 + placement.depth(neck) + below);
        boolean[] inside = new boolean[600 * 800];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i / 600 >= top;
        }
        WornGarment worn = new WornGarment(body, SoftRegion.over(Mask.of(600, 800, inside), 600, 800), 800);
        List<Point> neckline = List.of(new Point(95, neck), new Point(100, neck), new Point(105, neck));
        assertThat(NeckLevel.of(body, placement, worn, neckline)).isCloseTo(moved, within(0.5));
    }
}
