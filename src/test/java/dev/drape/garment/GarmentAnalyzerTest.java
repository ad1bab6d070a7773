package dev.drape.garment;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.testing.DrawnGarment;
import dev.drape.testing.DrawnGarment.Cut;
import dev.drape.testing.DrawnGarment.Ground;
import dev.drape.testing.SamplePhoto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Graphics2D;
import java.util.Optional;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GarmentAnalyzerTest {
    private final GarmentAnalyzer analyzer = new GarmentAnalyzer();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "garment-tee-navy.jpg,        TOP,       SHORT,      ROUND,   PRINTED, navy",
                "garment-sweater-striped.jpg, TOP,       LONG,       ROUND,   STRIPED, dark green",
                "garment-tank-coral.png,      TOP,       SLEEVELESS, ROUND,   PLAIN,   coral",
                "garment-trousers-olive.jpg,  BOTTOM,    -,          UNKNOWN, PLAIN,   olive",
                "garment-skirt-plum.jpg,      BOTTOM,    -,          UNKNOWN, PLAIN,   plum",
                "garment-dress-teal.jpg,      ONE_PIECE, SHORT,      ROUND,   PRINTED, teal"
            })
    void describesTheSamples(
            String name, Category category, SleeveLength sleeves, Neckline neckline, Pattern pattern, String color) {
        SamplePhoto sample = SamplePhoto.read(name);

        Garment garment = analyzer.analyze(sample.pixels(), sample.alpha(), Optional.empty());

        assertThat(garment.category()).isEqualTo(category);
        assertThat(garment.sleeveLength()).isEqualTo(sleeves);
        assertThat(garment.neckline()).isEqualTo(neckline);
        assertThat(garment.facts().pattern()).isEqualTo(pattern);
        assertThat(garment.facts().colors().get(0).name()).isEqualTo(color);
        assertThat(garment.mask().width()).isEqualTo(sample.pixels().width());
        assertThat(garment.facts().cutoutConfidence()).isGreaterThan(0.9);
        assertThat(garment.facts().asymmetry()).isLessThan(0.05);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TEE,         TOP,       SHORT",
                "THREE_QUARTER, TOP,     THREE_QUARTER",
                "LONG_SLEEVE, TOP,       LONG",
                "TANK,        TOP,       SLEEVELESS",
                "OFF_SHOULDER, TOP,      SHORT",
                "DOLMAN,      TOP,       SHORT",
                "HALTER,      TOP,       SLEEVELESS",
                "TROUSERS,    BOTTOM,    -",
                "SKIRT,       BOTTOM,    -",
                "DRESS,       ONE_PIECE, SHORT"
            })
    void tellsCategoryAndSleevesFromTheOutline(Cut cut, Category category, SleeveLength sleeves) {
        Garment garment = analyze(DrawnGarment.of(cut, 0x2a58b8, Ground.NOISY));

        assertThat(garment.category()).isEqualTo(category);
        assertThat(garment.sleeveLength()).isEqualTo(sleeves);
        assertThat(garment.facts().pattern()).isEqualTo(Pattern.PLAIN);
    }

    @Test
    void tellsStripesFromAPrint() {
        assertThat(analyze(DrawnGarment.of(Cut.TEE, 0x1d2546, Ground.FLAT_GREY, DrawnGarment.stripes(0xf3ead3, 40)))
                        .facts()
                        .pattern())
                .isEqualTo(Pattern.STRIPED);
        assertThat(analyze(DrawnGarment.of(Cut.TEE, 0x1d2546, Ground.FLAT_GREY, DrawnGarment.print(0xf2d33c)))
                        .facts()
                        .pattern())
                .isEqualTo(Pattern.PRINTED);
    }

    @ParameterizedTest
    @CsvSource({"8", "12", "20", "36"})
    void tellsChecksFromDotsAndStripes(int period) {
        DrawnGarment checked =
                DrawnGarment.of(Cut.TEE, 0xfafafa, Ground.FLAT_GREY, DrawnGarment.gingham(0xb02030, period));
        DrawnGarment dotted = DrawnGarment.of(Cut.TEE, 0x1c6f73, Ground.FLAT_GREY, DrawnGarment.dots(0xfafafa, period));
        DrawnGarment striped =
                DrawnGarment.of(Cut.TEE, 0xfafafa, Ground.FLAT_GREY, DrawnGarment.stripes(0xb02030, period));

        assertThat(analyze(checked).facts().pattern()).isEqualTo(Pattern.CHECKED);
        assertThat(analyze(dotted).facts().pattern()).isNotIn(Pattern.CHECKED, Pattern.STRIPED);
        assertThat(analyze(striped).facts().pattern()).isEqualTo(Pattern.STRIPED);
    }

    @Test
    void tellsNecklines() {
        assertThat(neckline(Cut.TEE, DrawnGarment.insideOfBack(0x6f4a2f, 35))).isEqualTo(Neckline.ROUND);
        assertThat(neckline(Cut.TEE, DrawnGarment.insideOfBackV(0x6f4a2f, 50))).isEqualTo(Neckline.V);
        assertThat(neckline(Cut.TEE, DrawnGarment.insideOfBackV(0x6f4a2f, 75))).isEqualTo(Neckline.V);
        assertThat(neckline(Cut.OFF_SHOULDER, graphics -> {})).isEqualTo(Neckline.OFF_SHOULDER);
    }

    private Neckline neckline(Cut cut, Consumer<Graphics2D> painter) {
        return analyze(DrawnGarment.of(cut, 0xb98b57, Ground.FLAT_GREY, painter))
                .neckline();
    }

    @Test
    void leavesBlendsAndShadowsOutOfTheColours() {
        Garment fine =
                analyze(DrawnGarment.of(Cut.TEE, 0xfafafa, Ground.FLAT_GREY, DrawnGarment.stripes(0x1d2546, 16)));

        assertThat(fine.facts().colors()).extracting(NamedColor::name).containsExactlyInAnyOrder("white", "navy");
    }

    @ParameterizedTest
    @CsvSource({
        "d5262e, red",
        "121214, black",
        "2e8b47, green",
        "8fbde8, sky blue",
        "6b1d30, burgundy",
        "f2d33c, yellow",
        "6f4a2f, brown"
    })
    void namesAPlainColour(String hex, String name) {
        Garment garment = analyze(DrawnGarment.of(Cut.TEE, Integer.parseInt(hex, 16), Ground.FLAT_GREY));

        assertThat(garment.facts().colors()).singleElement().satisfies(color -> {
            assertThat(color.name()).isEqualTo(name);
            assertThat(color.hex()).isEqualTo("#" + hex);
            assertThat(color.share()).isGreaterThan(0.99);
        });
    }

    @Test
    void countsBothColoursOfStripes() {
        Garment striped =
                analyze(DrawnGarment.of(Cut.SKIRT, 0x1d2546, Ground.FLAT_GREY, DrawnGarment.stripes(0xd5262e, 60)));

        assertThat(striped.facts().colors()).extracting(NamedColor::name).containsOnlyOnce("navy", "red");
        assertThat(striped.facts().colors())
                .allSatisfy(color -> assertThat(color.share()).isGreaterThanOrEqualTo(0.08));
    }

    @Test
    void takesTheCallersWordWhereTheOutlineAllowsIt() {
        DrawnGarment tank = DrawnGarment.of(Cut.TANK, 0x2a58b8, Ground.FLAT_GREY);

        Garment garment = analyzer.analyze(tank.photo(), Optional.empty(), Optional.of(Category.ONE_PIECE));

        assertThat(garment.category()).isEqualTo(Category.ONE_PIECE);
        assertThat(garment.facts().categoryConfidence()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"TROUSERS, TOP", "TEE, BOTTOM", "LONG_SLEEVE, BOTTOM"})
    void refusesACategoryTheOutlineContradicts(Cut cut, Category wanted) {
        DrawnGarment drawn = DrawnGarment.of(cut, 0x2a58b8, Ground.FLAT_GREY);

        assertThatThrownBy(() -> analyzer.analyze(drawn.photo(), Optional.empty(), Optional.of(wanted)))
                .isInstanceOfSatisfying(DrapeException.class, e -> {
                    assertThat(e.failure()).isEqualTo(Failure.CATEGORY_MISMATCH);
                    assertThat(e.finding()).isPresent();
                });
    }

    @Test
    void answersTheSameTwice() {
        DrawnGarment drawn = DrawnGarment.of(Cut.TEE, 0x1d2546, Ground.NOISY, DrawnGarment.print(0xf2d33c));

        Garment first = analyze(drawn);
        Garment second = analyze(drawn);

        assertThat(second.points()).isEqualTo(first.points());
        assertThat(second.facts().colors()).isEqualTo(first.facts().colors());
        assertThat(second.mask().toBytes()).isEqualTo(first.mask().toBytes());
    }

    private Garment analyze(DrawnGarment drawn) {
        return analyzer.analyze(drawn.photo(), Optional.empty(), Optional.empty());
    }
}
