package dev.drape.pose;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AnchorsTest {

    /** 28² × 2 = 1568, + 14² × 2 = 1960, + 7² × 6 = 2254. */
    @ParameterizedTest(name = "anchor {0}: cell {2}, {3} of {1}")
    @CsvSource({
        "0,    28, 0,  0",
        "1,    28, 0,  0",
        "2,    28, 1,  0",
        "56,   28, 0,  1",
        "1567, 28, 27, 27",
        "1568, 14, 0,  0",
        "1570, 14, 1,  0",
        "1959, 14, 13, 13",
        "1960, 7,  0,  0",
        "1965, 7,  0,  0",
        "1966, 7,  1,  0",
        "2253, 7,  6,  6",
    })
    void liesInTheMiddleOfItsCell(int anchor, int cells, int column, int row) {
        assertThat(Anchors.x(anchor)).isCloseTo((column + 0.5f) / cells, within(1e-7f));
        assertThat(Anchors.y(anchor)).isCloseTo((row + 0.5f) / cells, within(1e-7f));
    }
}
