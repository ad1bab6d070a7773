package dev.drape.outfit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WaistlineTest {
    @Test
    void followsThePeakWhereMovingPays() {
        double[][] score = {{0, 5, 0, 0}, {0, 0, 5, 0}, {0, 0, 0, 5}};
        // one row a column costs .7: 15 − 1.4 beats any level line (5)
        assertThat(Waistline.bestPath(score, 4, .7)).containsExactly(1, 2, 3);
    }

    @Test
    void staysLevelWhereMovingCostsMoreThanItBrings() {
        double[][] score = {{0, 5, 0}, {0, 4, 5}, {0, 5, 0}};
        // level: 14; through the 5 in the middle: 15 − 2 × .7 = 13.6
        assertThat(Waistline.bestPath(score, 4, .7)).containsExactly(1, 1, 1);
        // at .4 a row: 15 − .8 = 14.2
        assertThat(Waistline.bestPath(score, 4, .4)).containsExactly(1, 2, 1);
    }

    @Test
    void movesNoFartherThanAllowed() {
        double[][] score = {{9, 0, 0, 0}, {0, 0, 0, 9}};
        // 9 + 9 − .3 over three rows; with two allowed 9 is the most, from the first peak or to the second
        assertThat(Waistline.bestPath(score, 3, .1)).containsExactly(0, 3);
        assertThat(Waistline.bestPath(score, 2, .1)).containsExactly(0, 0);
    }

    @Test
    void prefersTheUpperOfEqualEnds() {
        assertThat(Waistline.bestPath(new double[][] {{1, 1, 1}}, 4, .7)).containsExactly(0);
    }
}
