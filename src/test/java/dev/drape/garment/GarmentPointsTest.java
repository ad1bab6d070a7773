package dev.drape.garment;

import dev.drape.image.Point;
import dev.drape.testing.DrawnGarment;
import dev.drape.testing.DrawnGarment.Cut;
import dev.drape.testing.DrawnGarment.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GarmentPointsTest {
    /** Share of the picture's height. */
    private static final double TOLERANCE = 0.02;

    private static Garment analyze(DrawnGarment drawn) {
        return new GarmentAnalyzer().analyze(drawn.photo(), Optional.empty(), Optional.empty());
    }

    /**
     * Corners as drawn, but three: the collar point lies where the neck's edge has fallen by 0.012 of the height (6.7 px
     * on a slope of 25 in 60), the shoulder on the drawn shoulder line at 0.97 of the armpit's distance from the axis,
     * and the long sleeve's armpit where the gap beside it (it widens by 4 px in 17) can be seen.
     */
    @ParameterizedTest
    @CsvSource({
        "TEE,         COLLAR_IMAGE_RIGHT,     366, 127",
        "TEE,         SHOULDER_IMAGE_RIGHT,   397, 140",
        "TEE,         ARMPIT_IMAGE_LEFT,      200, 270",
        "TEE,         ARMPIT_IMAGE_RIGHT,     400, 270",
        "TEE,         CUFF_OUTER_IMAGE_LEFT,   80, 290",
        "TEE,         CUFF_OUTER_IMAGE_RIGHT, 520, 290",
        "TEE,         CUFF_INNER_IMAGE_LEFT,  150, 330",
        "TEE,         CUFF_INNER_IMAGE_RIGHT, 450, 330",
        "TEE,         HEM_IMAGE_LEFT,         195, 680",
        "TEE,         HEM_IMAGE_RIGHT,        405, 680",
        "LONG_SLEEVE, ARMPIT_IMAGE_LEFT,      200, 287",
        "LONG_SLEEVE, CUFF_OUTER_IMAGE_RIGHT, 560, 680",
        "LONG_SLEEVE, CUFF_INNER_IMAGE_RIGHT, 500, 700",
        "LONG_SLEEVE, HEM_IMAGE_RIGHT,        405, 680",
        "TANK,        COLLAR_IMAGE_RIGHT,     360, 110",
        "TANK,        SHOULDER_IMAGE_RIGHT,   400, 110",
        "TANK,        ARMPIT_IMAGE_RIGHT,     440, 290",
        "TANK,        HEM_IMAGE_LEFT,         155, 680",
        "TROUSERS,    WAIST_IMAGE_LEFT,       210,  90",
        "TROUSERS,    WAIST_IMAGE_RIGHT,      390,  90",
        "TROUSERS,    CROTCH,                 300, 330",
        "TROUSERS,    LEG_OUTER_IMAGE_LEFT,   160, 720",
        "TROUSERS,    LEG_INNER_IMAGE_LEFT,   240, 720",
        "TROUSERS,    LEG_INNER_IMAGE_RIGHT,  360, 720",
        "TROUSERS,    LEG_OUTER_IMAGE_RIGHT,  440, 720",
        "SKIRT,       WAIST_IMAGE_RIGHT,      370, 100",
        "SKIRT,       HEM_IMAGE_LEFT,         130, 690",
        "DRESS,       ARMPIT_IMAGE_RIGHT,     390, 180",
        "DRESS,       CUFF_OUTER_IMAGE_LEFT,  120, 190",
        "DRESS,       CUFF_INNER_IMAGE_LEFT,  170, 215",
        "DRESS,       HEM_IMAGE_RIGHT,        480, 740"
    })
    void liesWhereItWasDrawn(Cut cut, GarmentPoint name, double x, double y) {
        Point found = analyze(DrawnGarment.of(cut, 0x1d2546, Ground.GRADIENT))
                .points()
                .get(name);

        assertThat(found).as(name.id()).isNotNull();
        double dx = found.x() * DrawnGarment.WIDTH - x;
        double dy = found.y() * DrawnGarment.HEIGHT - y;
        assertThat(Math.hypot(dx, dy)).as("%s at %s", name.id(), found).isLessThan(TOLERANCE * DrawnGarment.HEIGHT);
    }

    @Test
    void trousersHaveNoSleevesAndTeesNoLegs() {
        assertThat(analyze(DrawnGarment.of(Cut.TROUSERS, 0x6c6e3c, Ground.FLAT_GREY))
                        .points())
                .doesNotContainKeys(GarmentPoint.ARMPIT_IMAGE_LEFT, GarmentPoint.CUFF_INNER_IMAGE_LEFT);
        assertThat(analyze(DrawnGarment.of(Cut.TEE, 0x6c6e3c, Ground.FLAT_GREY)).points())
                .doesNotContainKeys(GarmentPoint.CROTCH, GarmentPoint.WAIST_IMAGE_LEFT);
        assertThat(analyze(DrawnGarment.of(Cut.SKIRT, 0x6c6e3c, Ground.FLAT_GREY))
                        .points())
                .doesNotContainKeys(GarmentPoint.CROTCH, GarmentPoint.LEG_INNER_IMAGE_LEFT);
    }

    @ParameterizedTest
    @CsvSource({"25", "35", "50"})
    void frontNecklineFollowsTheEdgeToTheInsideOfTheBack(double depth) {
        DrawnGarment drawn =
                DrawnGarment.of(Cut.TEE, 0xb98b57, Ground.FLAT_GREY, DrawnGarment.insideOfBack(0x6f4a2f, depth));

        List<Point> curve = analyze(drawn).frontNeckline();

        assertThat(curve).hasSizeGreaterThan(2);
        assertThat(curve.get(0).x()).isLessThan(curve.get(curve.size() - 1).x());
        Point middle = curve.get(curve.size() / 2);
        assertThat(middle.x() * DrawnGarment.WIDTH).isCloseTo(300, within(6.0));
        assertThat(middle.y() * DrawnGarment.HEIGHT).isCloseTo(120 + depth, within(7.0));
    }

    /** What is kept of the front ends at the rib's upper edge, along the bottom and beside the neck. */
    @ParameterizedTest
    @CsvSource({
        // cloth, rib, thick, inside, half, depth
        "c4b4d6, 403048, 14, 281f2d, 48, 34", // dark rib, dark inside
        "1e263c, f4f4f4, 14, 15161a, 46, 36", // white rib
        "ecedf0, 0a6fc8, 10, dcdde0, 46, 30", // inside of the cloth's own colour
        "ecedf0, e8b73c, 12, 4a4c55, 50, 26", // boat neck
        "d23a2c, d23a2c, 12, 8a2018, 44, 34", // rib of the cloth, inside in shadow
        "12172c, 12172c, 10, 040507, 34, 30", // black on navy, shoulders begin at the neck's slope
    })
    void frontNecklineLeavesTheRibToTheFront(
            String cloth, String rib, double thick, String inside, double half, double depth) {
        DrawnGarment drawn = DrawnGarment.of(
                Cut.TEE, hex(cloth), Ground.NEAR_WHITE, DrawnGarment.ribbed(hex(rib), thick, hex(inside), half, depth));

        List<Point> curve = analyze(drawn).frontNeckline();

        assertThat(curve).isNotEmpty();
        Point middle = curve.get(curve.size() / 2);
        assertThat(middle.y() * DrawnGarment.HEIGHT).as("bottom").isCloseTo(120 + depth, within(5.0));
        for (Point p : curve) {
            double u = (p.x() * DrawnGarment.WIDTH - 300) / half;
            if (Math.abs(u) < 0.8) {
                assertThat(p.y() * DrawnGarment.HEIGHT)
                        .as("height at %.2f of the half width", u)
                        .isCloseTo(120 + depth * (1 - u * u), within(8.0));
            }
        }
    }

    private static int hex(String color) {
        return Integer.parseInt(color, 16);
    }

    @Test
    void plainFrontHasNoNecklineBelowItsOutline() {
        Garment plain = analyze(DrawnGarment.of(Cut.TEE, 0xb98b57, Ground.FLAT_GREY));

        assertThat(plain.frontNeckline()).isEmpty();
        assertThat(plain.facts().warnings()).contains("neckline_not_found");
    }

    @Test
    void drawnHalvesAreSymmetric() {
        assertThat(analyze(DrawnGarment.of(Cut.TEE, 0xb98b57, Ground.NOISY))
                        .facts()
                        .asymmetry())
                .isLessThan(0.03);
    }
}
