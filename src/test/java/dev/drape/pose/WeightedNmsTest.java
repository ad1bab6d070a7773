package dev.drape.pose;

import dev.drape.image.Point;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WeightedNmsTest {

    /** Boxes 2 × 2 shifted by 1 share 2 of 6 units: 1/3 > 0.3, so they are one person. */
    @Test
    void averagesByScoreAndKeepsTheBestScore() {
        List<Detection> merged = WeightedNms.merge(List.of(box(0.6, 1, 0, 2), box(0.9, 0, 0, 2)));

        assertThat(merged).hasSize(1);
        Detection one = merged.get(0);
        assertThat(one.score()).isEqualTo(0.9);
        assertThat(one.left()).isCloseTo(0.6 / 1.5, within(1e-12));
        assertThat(one.right()).isCloseTo(0.6 / 1.5 + 2, within(1e-12));
        assertThat(one.top()).isZero();
        assertThat(one.hips().x()).isCloseTo(0.6 / 1.5, within(1e-12));
        assertThat(one.bodyCircle().y()).isCloseTo(-1, within(1e-12));
    }

    /** Shifted by 1.2: 1.6 of 6.4 units shared, 0.25. */
    @Test
    void keepsBoxesApartThatOverlapLess() {
        List<Detection> merged = WeightedNms.merge(List.of(box(0.6, 1.2, 0, 2), box(0.9, 0, 0, 2)));

        assertThat(merged).extracting(Detection::score).containsExactly(0.9, 0.6);
    }

    /** A chain: the ends do not overlap enough, the middle belongs to the better end only. */
    @Test
    void membersJoinTheBestAndNoOther() {
        List<Detection> merged = WeightedNms.merge(List.of(box(0.7, 1, 0, 2), box(0.8, 0, 0, 2), box(0.6, 2, 0, 2)));

        assertThat(merged).extracting(Detection::score).containsExactly(0.8, 0.6);
        assertThat(merged.get(1).left()).isEqualTo(2);
    }

    @Test
    void stopsAtABoxWithoutArea() {
        List<Detection> merged = WeightedNms.merge(List.of(box(0.9, 0, 0, 0), box(0.6, 0, 0, 2)));

        assertThat(merged).extracting(Detection::score).containsExactly(0.9);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(WeightedNms.merge(List.of())).isEmpty();
    }

    private static Detection box(double score, double left, double top, double side) {
        return new Detection(score, left, top, left + side, top + side, new Point(left, top), new Point(left, top - 1));
    }
}
