package dev.drape.outfit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SleeveEndTest {
    static Stream<Arguments> splits() {
        return Stream.of(
                arguments("bare", 0, new double[] {-2, -3, -1}),
                arguments("covered", 3, new double[] {2, 3, 1}),
                arguments("clean change", 2, new double[] {4, 4, -4, -4}),
                arguments("a seam is not the end", 4, new double[] {4, -3, 4, 4, -4, -4}),
                // prefix sums 2, −1, 1, 0: the first slice alone is the largest
                arguments("a watch is no sleeve", 1, new double[] {2, -3, 2, -1}),
                arguments("nothing seen", 0, new double[] {0, 0, 0}),
                arguments("unseen after the cloth ends at the cloth", 2, new double[] {3, 3, 0, 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("splits")
    void splitsWhereClothGivesWay(String name, int expected, double[] evidence) {
        assertThat(SleeveEnd.split(evidence)).isEqualTo(expected);
    }

    static Stream<Arguments> peeps() {
        return Stream.of(
                arguments("no skin", 6, new double[] {0, 0, 0, 0, 0, 0}),
                arguments("two slices are chance", 6, new double[] {0, .5, .5, 0, 0, 0}),
                arguments("three are an arm", 1, new double[] {0, .2, .2, .2, 0, 0}),
                arguments("faint skin does not count", 6, new double[] {.1, .1, .1, .1, .1, .1}),
                arguments("interrupted runs start again", 3, new double[] {.3, .3, 0, .3, .3, .3}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peeps")
    void seesAnArmBehindCloth(String name, int expected, double[] skin) {
        assertThat(SleeveEnd.firstPeep(skin, 6)).isEqualTo(expected);
    }
}
