package dev.drape.image;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ColorDifferenceTest {

    /** All 34 pairs of table 1 in Sharma, Wu and Dalal (2005), given there to four decimals. */
    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615",
        "50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412",
        "50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000",
        "50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000",
        "50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000",
        "50, 0, 0, 50, -1, 2, 2.3669",
        "50, -1, 2, 50, 0, 0, 2.3669",
        "50, 2.4900, -0.0010, 50, -2.4900, 0.0009, 7.1792",
        "50, 2.4900, -0.0010, 50, -2.4900, 0.0010, 7.1792",
        "50, 2.4900, -0.0010, 50, -2.4900, 0.0011, 7.2195",
        "50, 2.4900, -0.0010, 50, -2.4900, 0.0012, 7.2195",
        "50, -0.0010, 2.4900, 50, 0.0009, -2.4900, 4.8045",
        "50, -0.0010, 2.4900, 50, 0.0010, -2.4900, 4.8045",
        "50, -0.0010, 2.4900, 50, 0.0011, -2.4900, 4.7461",
        "50, 2.5000, 0, 50, 0, -2.5000, 4.3065",
        "50, 2.5000, 0, 73, 25, -18, 27.1492",
        "50, 2.5000, 0, 61, -5, 29, 22.8977",
        "50, 2.5000, 0, 56, -27, -3, 31.9030",
        "50, 2.5000, 0, 58, 24, 15, 19.4535",
        "50, 2.5000, 0, 50, 3.1736, 0.5854, 1.0000",
        "50, 2.5000, 0, 50, 3.2972, 0, 1.0000",
        "50, 2.5000, 0, 50, 1.8634, 0.5757, 1.0000",
        "50, 2.5000, 0, 50, 3.2592, 0.3350, 1.0000",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
        "63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630",
        "61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731",
        "35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645",
        "22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373",
        "36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146",
        "90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441",
        "90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381",
        "6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377",
        "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
    })
    void publishedPairs(double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        LabColor one = new LabColor(l1, a1, b1);
        LabColor two = new LabColor(l2, a2, b2);
        assertThat(ColorDifference.ciede2000(one, two)).isCloseTo(expected, within(5e-5));
        assertThat(ColorDifference.ciede2000(two, one)).isCloseTo(expected, within(5e-5));
    }

    /** Lab of the sRGB primaries for D65 as Lindbloom's calculator gives them. */
    @ParameterizedTest
    @CsvSource({
        "ffffff, 100, 0, 0",
        "000000, 0, 0, 0",
        "ff0000, 53.2408, 80.0925, 67.2032",
        "00ff00, 87.7347, -86.1827, 83.1793",
        "0000ff, 32.2970, 79.1875, -107.8602"
    })
    void primaries(String hex, double l, double a, double b) {
        LabColor lab = LabColor.ofSrgb(Integer.parseInt(hex, 16));
        assertThat(lab.l()).isCloseTo(l, within(0.02));
        assertThat(lab.a()).isCloseTo(a, within(0.02));
        assertThat(lab.b()).isCloseTo(b, within(0.02));
        assertThat(lab.toHex()).isEqualTo("#" + hex);
    }

    @Test
    void everyThirdChannelValueSurvivesTheWayThere() {
        for (int red = 0; red < 256; red += 51) {
            for (int green = 0; green < 256; green += 3) {
                int rgb = red << 16 | green << 8 | (255 - green);
                assertThat(LabColor.ofSrgb(rgb).toSrgb()).isEqualTo(rgb);
            }
        }
    }

    /** An 18 % grey card has L 49.5; with twice the light it reflects 36 %, L 66.5. */
    @Test
    void moreLight() {
        LabColor card = new LabColor(116 * Math.cbrt(0.18) - 16, 0, 0);
        LabColor brighter = card.underLight(2);
        assertThat(brighter.l()).isCloseTo(66.5, within(0.05));
        assertThat(brighter.chroma()).isCloseTo(0, within(1e-9));
        assertThat(brighter.underLight(0.5).l()).isCloseTo(card.l(), within(1e-9));
    }
}
