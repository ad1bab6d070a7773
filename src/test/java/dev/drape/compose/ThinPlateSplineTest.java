package dev.drape.compose;

import dev.drape.image.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ThinPlateSplineTest {
    @Test
    void passesThroughItsAnchorsWithoutRegularisation() {
        List<Anchor> anchors = wild();
        ThinPlateSpline spline = ThinPlateSpline.fit(anchors, 0);
        for (Anchor anchor : anchors) {
            Point mapped = spline.map(anchor.photo().x(), anchor.photo().y());
            assertThat(mapped.distance(anchor.garment())).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 0.3, 100})
    void reproducesAnAffineMapWhateverTheRegularisation(double lambda) {
        Affine truth = new Affine(1.2, -0.3, 40, 0.1, 0.8, -25);
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor anchor : wild()) {
            anchors.add(new Anchor(
                    anchor.photo(), truth.map(anchor.photo().x(), anchor.photo().y())));
        }
        Point mapped = ThinPlateSpline.fit(anchors, lambda).map(333, 77);
        // 1.2 · 333 − 0.3 · 77 + 40 = 416.5 and 0.1 · 333 + 0.8 · 77 − 25 = 69.9
        assertThat(mapped.x()).isCloseTo(416.5, within(1e-6));
        assertThat(mapped.y()).isCloseTo(69.9, within(1e-6));
    }

    /** Four corners of the unit square stay at 0, the middle goes to 1: by symmetry the affine part is a constant c. */
    @Test
    void matchesTheSplineOfASquareWithAMovedMiddle() {
        List<Anchor> anchors = List.of(
                new Anchor(new Point(0, 0), new Point(0, 0)),
                new Anchor(new Point(1, 0), new Point(0, 0)),
                new Anchor(new Point(0, 1), new Point(0, 0)),
                new Anchor(new Point(1, 1), new Point(0, 0)),
                new Anchor(new Point(0.5, 0.5), new Point(1, 0)));
        ThinPlateSpline spline = ThinPlateSpline.fit(anchors, 0);
        // Middle weight w, corners −w/4, constant c. With U(r) = r² ln r: U(√½) = −0.173287, U(1) = 0, U(√2) =
        // 0.693147.
        // corner: −w/4 (2·0 + 0.693147) − 0.173287 w + c = 0 → c = 0.346574 w
        // middle: −w/4 · 4 · (−0.173287) + c = 1 → w (0.173287 + 0.346574) = 1 → w = 1.923593
        // at (0.5, 0): distances ½ (twice), √1.25 (twice), middle ½:
        // −w/4 (2 · −0.173287 + 2 · 0.139465) + w · −0.173287 + c = 0.365863
        assertThat(spline.map(0.5, 0).x()).isCloseTo(0.365863, within(1e-5));
        assertThat(spline.map(0.5, 0).y()).isCloseTo(0, within(1e-9));
    }

    @Test
    void hasNoAnswerForPointsOnALine() {
        List<Anchor> line = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            line.add(new Anchor(new Point(10 * i, 5 * i), new Point(i, i)));
        }
        assertThat(ThinPlateSpline.fit(line, 1e-3)).isNull();
        assertThat(Affine.fit(line)).isNull();
        assertThat(ThinPlateSpline.fit(line.subList(0, 2), 1e-3)).isNull();
    }

    private static List<Anchor> wild() {
        Random random = new Random(7);
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            anchors.add(new Anchor(
                    new Point(800 * random.nextDouble(), 1000 * random.nextDouble()),
                    new Point(600 * random.nextDouble(), 600 * random.nextDouble())));
        }
        return anchors;
    }
}
