package dev.drape.compose;

import dev.drape.image.Mask;
import dev.drape.image.Point;
import dev.drape.image.RgbImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * An arm that hangs straight down at x = 100, 100 px to the elbow and 100 px on, of a person with shoulders 100 px wide. A
 * sleeve covers its upper 80 px; below, skin is seen between two columns and gets lighter by 2 a column to the right.
 */
class SeenLimbTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 220;
    private static final int COVERED = 80;
    private static final ArmPath ARM = new ArmPath(new Point(100, 0), new Point(100, 100), new Point(100, 200));

    private static Optional<SeenLimb> seen(Side side, int from, int to, int down) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        boolean[] skin = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < skin.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            skin[i] = y >= COVERED && y < down && x >= from && x < to;
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (skin[i] ? 2 * (x - 50) + 10 * c : 0);
            }
        }
        return SeenLimb.ofArm(
                RgbImage.owning(WIDTH, HEIGHT, rgb),
                new SoftRegion(Mask.of(WIDTH, HEIGHT, skin), 1, 1),
                ARM,
                side,
                100,
                COVERED);
    }

    /** At the elbow the usual half width is 9.5 px; around it the middle of the looks is a little less. */
    @ParameterizedTest
    @CsvSource({"LEFT, 92, 112, -2", "RIGHT, 92, 112, 2", "LEFT, 90, 110, 0", "RIGHT, 93, 107, 0"})
    void isAsThickAndLiesWhereItIsSeen(Side side, int from, int to, double outward) {
        SeenLimb arm = seen(side, from, to, 200).orElseThrow();
        assertThat(arm.outward()).isCloseTo(outward, within(0.1));
        assertThat(arm.thickness()).isCloseTo((to - from) / 2d / 9.3, within(0.03));
    }

    /** The usual half width at the sleeve's end: 13 px at the shoulder, 9.5 at the elbow. */
    @ParameterizedTest
    @CsvSource({"LEFT, 92, 112", "RIGHT, 93, 107"})
    void isGoneOnFrom(Side side, int from, int to) {
        Optional<SeenLimb> arm = seen(side, from, to, 200);
        SoftRegion nobody = SoftRegion.over(Mask.filled(WIDTH, HEIGHT, 0), WIDTH, HEIGHT);
        List<Capsule> chain = ArmShape.between(ARM, side, nobody, 100, 0, COVERED, arm);
        assertThat(chain.get(0).radiusA()).isCloseTo(13, within(1e-6));
        Capsule last = chain.get(chain.size() - 1);
        assertThat(last.radiusB()).isCloseTo(10.2 / 9.3 * (to - from) / 2d, within(0.3));
        assertThat(last.b().x()).isCloseTo((from + to) / 2d, within(0.4));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void hasItsColorsAcross(Side side) {
        SeenLimb arm = seen(side, 90, 110, 200).orElseThrow();
        for (int channel = 0; channel < 3; channel++) {
            for (double place = -1; place <= 1; place += 0.25) {
                double x = 100 + 0.85 * 10 * place * side.sign();
                assertThat(arm.color(place, channel))
                        .as("place %s, channel %s", place, channel)
                        .isCloseTo(2 * (x - 0.5 - 50) + 10 * channel, within(2.1));
            }
        }
        assertThat(arm.color(3, 0)).isEqualTo(arm.color(1, 0));
    }

    @ParameterizedTest
    @CsvSource({"90, 110, 85", "99, 101, 200", "70, 130, 200", "108, 128, 200"})
    void isNotSeenIfTooLittleOrSomethingElseIs(int from, int to, int down) {
        assertThat(seen(Side.LEFT, from, to, down)).isEmpty();
    }

    /** A leg on the same line. Half widths of legs are 26 px at the hip, 17 at the knee; around it the middle of the looks is 16.8. */
    @ParameterizedTest
    @CsvSource({"LEFT, 84, 116, 0", "LEFT, 80, 112, 4", "RIGHT, 88, 120, 4"})
    void aLegGoesOnAsItIsSeen(Side side, int from, int to, double outward) {
        boolean[] skin = new boolean[WIDTH * HEIGHT];
        for (int i = 0; i < skin.length; i++) {
            skin[i] = i / WIDTH >= COVERED && i % WIDTH >= from && i % WIDTH < to;
        }
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        Arrays.fill(rgb, (byte) 90);
        SeenLimb leg = SeenLimb.ofLeg(
                        RgbImage.owning(WIDTH, HEIGHT, rgb),
                        new SoftRegion(Mask.of(WIDTH, HEIGHT, skin), 1, 1),
                        ARM,
                        side,
                        100,
                        COVERED)
                .orElseThrow();
        assertThat(leg.outward()).isCloseTo(outward, within(0.1));
        assertThat(leg.thickness()).isCloseTo(16 / 16.8, within(0.02));
        assertThat(leg.color(0.3, 1)).isEqualTo(90);
        List<Capsule> chain = LegShape.downTo(COVERED, ARM, side, 100, Optional.of(leg));
        assertThat(chain.get(0).radiusA()).isCloseTo(26, within(1e-6));
        Capsule last = chain.get(chain.size() - 1);
        // The usual half width 80 px down is 18.8.
        assertThat(last.radiusB()).isCloseTo(18.8 * 16 / 16.8, within(0.4));
        assertThat(last.b().x()).isCloseTo(100 + side.sign() * outward, within(0.1));
        assertThat(last.b().y()).isCloseTo(COVERED, within(1e-6));
    }
}
