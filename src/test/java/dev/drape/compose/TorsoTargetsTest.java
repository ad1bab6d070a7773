package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.testing.FlatGarments;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.function.DoubleUnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shoulders 140 px apart, the torso 210 px long, its axis x = 300, the shoulder line y = 200, hanging arms 70 to 96 px from
 * the axis. The flat tee's sides are vertical and drawn 60 px from the axis if nothing else is known.
 */
class TorsoTargetsTest {
    private final BodyFrame body = new BodyFinder(new SyntheticPerson(2, 0).pose(), 600, 800).find(Category.TOP);
    private final GarmentGeometry garment =
            GarmentGeometry.of(FlatGarments.tee(), FlatGarments.tee().mask());
    private final Placement placement = Placement.of(body, garment, Category.TOP);

    /** Cloth 98 px to either side hides the arms' bones: it is the torso's unless a worn sleeve reaches down there. */
    @ParameterizedTest
    @CsvSource({"0.3, 90, 97", "0.5, 90, 97", "1.0, 70, 84"})
    void takesClothBelowAShortWornSleeveForTheTorso(double sleeve, double low, double high) {
        double[] sides = sides(depth -> 98, sleeve);
        for (int row = 2; row < 4; row++) {
            assertThat(sides[row]).as("row %d", row).isBetween(low, high);
        }
    }

    /** A hand against the waist widens one row of the worn region, a wide hem or a slanted side all rows below. */
    @Test
    void isNotDrawnOutByAHand() {
        double hand = placement.depth(115);
        double[] sides = sides(depth -> Math.abs(depth - hand) < 15 ? 90 : 60, 0.3);
        assertThat(sides[2]).isBetween(58.0, 66.0);
        double[] slanted = sides(depth -> 50 + depth / 5, 0.3);
        assertThat(slanted[4] - slanted[2]).isBetween(10.0, 16.0);
    }

    /** Px from the axis by row at image-right. */
    private double[] sides(DoubleUnaryOperator half, double sleeve) {
        boolean[] inside = new boolean[600 * 800];
        for (int i = 0; i < inside.length; i++) {
            double depth = i / 600 + 0.5 - 200;
            inside[i] = depth > -10
                    && depth < placement.depth(garment.hem())
                    && Math.abs(i % 600 + 0.5 - 300) < half.applyAsDouble(depth);
        }
        SoftRegion region = SoftRegion.over(Mask.of(600, 800, inside), 600, 800);
        WornGarment worn = new WornGarment(body, region, 800, sleeve);
        double armpit = garment.armpit().right().y();
        double step = (garment.hem() - armpit) / 5;
        double[] sides = new double[6];
        new TorsoTargets.Finder(body, garment, placement, worn, region, Category.TOP, 0)
                .find().anchors().stream()
                        .filter(anchor -> Math.abs(anchor.garment().x()
                                        - garment.armpit().right().x())
                                < 2)
                        .forEach(anchor -> sides[
                                (int) Math.round((anchor.garment().y() - armpit) / step)] = body.aside(anchor.photo()));
        return sides;
    }
}
