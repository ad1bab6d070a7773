package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ArmShapeTest {
    /**
     * An arm that hangs at image-left down from y = 0, 100 px to the elbow and 100 px on, of a person who begins at a
     * column; shoulders are 100 px wide, so it is 19 px thick at the elbow. Its outer side lies on the person's outline,
     * but its middle at most 10 px inward and 3 px outward of the pose's line x = 50; without an outline within 25 px it
     * is 3 px outward.
     */
    @ParameterizedTest
    @CsvSource({"40, 49.5", "45, 54.5", "48, 57.5", "55, 60", "30, 47", "10, 47"})
    void followsTheOutline(int begins, double middle) {
        boolean[] inside = new boolean[200 * 220];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % 200 >= begins;
        }
        SoftRegion person = SoftRegion.over(Mask.of(200, 220, inside), 200, 220);
        ArmPath arm = new ArmPath(new Point(50, 0), new Point(50, 100), new Point(50, 200));
        List<Capsule> chain = ArmShape.between(arm, Side.LEFT, person, 100, 0, 200, Optional.empty());
        assertThat(edge(chain, middle, -1)).isCloseTo(middle - 9.5, within(0.6));
        assertThat(edge(chain, middle, 1)).isCloseTo(middle + 9.5, within(0.6));
    }

    @ParameterizedTest
    @CsvSource({"50, 50, 0", "60, 50, 0", "0, 100, 10", "80, 200, 12"})
    void coversTheAskedStretch(double from, double to, int pieces) {
        SoftRegion nobody = SoftRegion.over(Mask.filled(200, 220, 0), 200, 220);
        ArmPath arm = new ArmPath(new Point(50, 0), new Point(50, 100), new Point(50, 200));
        List<Capsule> chain = ArmShape.between(arm, Side.RIGHT, nobody, 100, from, to, Optional.empty());
        assertThat(chain).hasSize(pieces);
        if (pieces > 0) {
            assertThat(chain.get(0).a().y()).isCloseTo(from, within(1e-6));
            assertThat(chain.get(pieces - 1).b().y()).isCloseTo(to, within(1e-6));
        }
    }

    /** Where a chain ends to one side of its middle at the elbow. */
    private static double edge(List<Capsule> chain, double middle, int sign) {
        double x = middle;
        while (inside(chain, x)) {
            x += 0.1 * sign;
        }
        return x;
    }

    private static boolean inside(List<Capsule> chain, double x) {
        return chain.stream().anyMatch(piece -> piece.distance(x, 100) < 1);
    }
}
