package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.pose.Crowd.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CrowdTest {
    private static final Body MAIN = body(100, 100, 100);

    @ParameterizedTest(name = "another at {0}, {1}, torso {2}: {3}")
    @CsvSource({
        "300, 100, 100, 2",
        "300, 100, 40,  2",
        "300, 100, 30,  1",
        "110, 105, 100, 1",
        "120, 100, 50,  1",
        "160, 100, 100, 2",
        "300, 100, 300, 2",
    })
    void countsOtherPlacesAndComparableSizes(double x, double y, double torso, int people) {
        assertThat(Crowd.count(MAIN, List.of(body(x, y, torso)))).isEqualTo(people);
    }

    @Test
    void countsTheSameOtherPersonOnce() {
        assertThat(Crowd.count(MAIN, List.of(body(300, 100, 90), body(310, 100, 95), body(500, 100, 90))))
                .isEqualTo(3);
    }

    @Test
    void aloneIsOne() {
        assertThat(Crowd.count(MAIN, List.of())).isEqualTo(1);
    }

    @Test
    void candidatesAreThoseBesideTheMainOne() {
        Detection main = box(0.9, 0);

        List<Detection> candidates = Crowd.candidates(
                main, List.of(box(0.9, 0), box(0.4, 0.5), box(0.2, 5), box(0.3, 9), box(0.12, 13), box(0.11, 17)));

        assertThat(candidates).extracting(Detection::score).containsExactly(0.3, 0.2, 0.12);
    }

    private static Body body(double x, double y, double torso) {
        return new Body(new Point(x, y), new Point(x, y + torso));
    }

    private static Detection box(double score, double left) {
        return new Detection(score, left, 0, left + 2, 2, new Point(left, 3), new Point(left, -3));
    }
}
