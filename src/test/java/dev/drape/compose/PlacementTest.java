package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.testing.FlatGarments;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PlacementTest {
    private final SyntheticPerson person = new SyntheticPerson(2, 0);
    private final BodyFrame body = new BodyFinder(person.pose(), 600, 800).find(Category.TOP);

    @Test
    void measuresTheBody() {
        assertThat(body.shoulderWidth()).isCloseTo(140, within(1e-6));
        assertThat(body.torsoLength()).isCloseTo(210, within(1e-6));
        assertThat(body.at(10, 20).x()).isCloseTo(310, within(1e-6));
        assertThat(body.at(10, 20).y()).isCloseTo(220, within(1e-6));
        assertThat(body.aboveShoulders(-5, 7).y()).isCloseTo(193, within(1e-6));
        assertThat(body.limbs().left().wrist().x()).isLessThan(body.origin().x());
    }

    /**
     * Gap 80, length 145, proportion 1.81: half the scale by width, .60 · 210 / 80 = 1.575, half by length,
     * 1.22 · 210 / 145 = 1.76690; mean 1.67095. Armpits (y 75) at .31 · 210 = 65.1 → −60.221; collar (y 22) at
     * −.16 · 210 = −33.6 → −70.361; a quarter and three quarters: −67.826.
     */
    @Test
    void scalesByWidthAndLengthAndHangsByCollarAndArmpits() {
        GarmentGeometry tee =
                GarmentGeometry.of(FlatGarments.tee(), FlatGarments.tee().mask());
        Placement placement = Placement.of(body, tee, Category.TOP);
        assertThat(placement.scaleY()).isCloseTo(1.67095, within(1e-4));
        assertThat(placement.scaleX()).isCloseTo(1.67095 / 1.055, within(1e-4));
        assertThat(placement.depth(0)).isCloseTo(-67.826, within(1e-2));
        assertThat(placement.aside(100)).isCloseTo(0, within(1e-6));
    }

    @Test
    void takesADressByItsWidthOnly() {
        GarmentGeometry dress =
                GarmentGeometry.of(FlatGarments.dress(), FlatGarments.dress().mask());
        // .60 · 210 / 50
        assertThat(Placement.of(body, dress, Category.ONE_PIECE).scaleY()).isCloseTo(2.52, within(1e-3));
    }
}
