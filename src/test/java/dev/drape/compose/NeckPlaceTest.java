package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.testing.FlatGarments;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The shoulders are 140 px apart, the torso is 210 px long, its axis is x = 300 and the shoulder line y = 200. */
class NeckPlaceTest {
    private static final double CURVE = 0.012;

    private final SyntheticPerson person = new SyntheticPerson(2, 0);
    private final BodyFrame body = new BodyFinder(person.pose(), 600, 800).find(Category.TOP);
    private final Placement placement = Placement.of(
            body, GarmentGeometry.of(FlatGarments.tee(), FlatGarments.tee().mask()), Category.TOP);

    /** Half of the way aside and six tenths down; necklines more than .12 · 210 = 25 px apart are not of one kind. */
    @ParameterizedTest
    @CsvSource({
        // aside and below, px; expected
        "0, 0, 0, 0",
        "0, 20, 0, 12",
        "0, -20, 0, -12",
        "14, 0, 7, 0",
        "-21, 10, -10.5, 6",
        "28, -10, 14, -6",
        "0, 40, 0, 0",
        "0, -40, 0, 0"
    })
    void goesSomeOfTheWayToTheWornNeckline(double aside, double below, double expectedAside, double expectedBelow) {
        NeckPlace place = NeckPlace.of(body, placement, worn(aside, below, 0), flat());
        assertThat(place.aside()).isCloseTo(expectedAside, within(1.0));
        assertThat(place.below()).isCloseTo(expectedBelow, within(1.0));
    }

    /** A lock of hair over a fifth of the neckline makes it look 60 px lower there. */
    @Test
    void isNotMovedByHair() {
        NeckPlace place = NeckPlace.of(body, placement, worn(14, 10, 60), flat());
        assertThat(place.aside()).isCloseTo(7, within(1.5));
        assertThat(place.below()).isCloseTo(6, within(1.5));
    }

    @Test
    void staysWhereNothingIsWorn() {
        WornGarment none = new WornGarment(body, SoftRegion.over(Mask.filled(600, 800, 0), 600, 800), 800, 1);
        assertThat(NeckPlace.of(body, placement, none, flat())).isEqualTo(NeckPlace.UNKNOWN);
        assertThat(NeckPlace.of(body, placement, worn(0, 10, 0), List.of())).isEqualTo(NeckPlace.UNKNOWN);
    }

    /** A parabola whose drawn form is .81 times as wide as the flat one. */
    private List<Point> flat() {
        return IntStream.rangeClosed(-22, 22)
                .mapToObj(i -> {
                    double u = 0.81 * placement.scaleX() * i;
                    return new Point(placement.axis() + i, 30 - CURVE * u * u / placement.scaleY());
                })
                .toList();
    }

    private WornGarment worn(double aside, double below, int hair) {
        boolean[] inside = new boolean[600 * 800];
        for (int i = 0; i < inside.length; i++) {
            double u = i % 600 + 0.5 - 300 - aside;
            double edge = 200 + placement.depth(30) - CURVE * u * u + below + (u > 10 && u < 16 ? hair : 0);
            inside[i] = i / 600 + 0.5 >= edge;
        }
        return new WornGarment(body, SoftRegion.over(Mask.of(600, 800, inside), 600, 800), 800, 1);
    }
}
