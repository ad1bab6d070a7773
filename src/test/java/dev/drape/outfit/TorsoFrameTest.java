package dev.drape.outfit;

import dev.drape.image.Point;
import dev.drape.pose.BodyPoint;
import dev.drape.pose.Landmark;
import dev.drape.pose.Pose;
import dev.drape.testing.PaintedPerson;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TorsoFrameTest {
    private static final Pose UPRIGHT =
            PaintedPerson.of(PaintedPerson.Look.tee(0x808080, 0x303030)).pose();

    @Test
    void measuresFromShouldersToHips() {
        TorsoFrame frame = TorsoFrame.of(UPRIGHT, 384, 512);
        assertThat(frame.origin()).isEqualTo(new Point(192, 160));
        assertThat(frame.length()).isCloseTo(150, within(1e-9));
        assertThat(frame.shoulderWidth()).isCloseTo(96, within(1e-9));
        assertThat(frame.t(new Point(192, 310))).isCloseTo(1, within(1e-9));
        assertThat(frame.t(new Point(0, 85))).isCloseTo(-.5, within(1e-9));
        assertThat(frame.u(new Point(240, 400))).isCloseTo(.5, within(1e-9));
        assertThat(frame.u(new Point(144, 100))).isCloseTo(-.5, within(1e-9));
    }

    @Test
    void turnsWithTheBody() {
        // lying with the head to the left: down the spine is image-right, image-right of the body is image-up
        TorsoFrame frame = TorsoFrame.of(posed(.2, .4, .2, .6, .6, .4, .6, .6), 100, 100);
        assertThat(frame.down()).isEqualTo(new Point(1, 0));
        assertThat(frame.length()).isCloseTo(40, within(1e-9));
        assertThat(frame.t(new Point(40, 77))).isCloseTo(.5, within(1e-9));
        assertThat(frame.u(new Point(40, 40))).isCloseTo(.5, within(1e-9));
        assertThat(frame.at(.5, .5).distance(new Point(40, 40))).isCloseTo(0, within(1e-9));
    }

    @Test
    void keepsAWidthInASideView() {
        TorsoFrame frame = TorsoFrame.of(posed(.51, .2, .49, .2, .51, .6, .49, .6), 100, 100);
        assertThat(frame.shoulderWidth()).isCloseTo(.45 * 40, within(1e-9));
    }

    /** x, y of left shoulder, right shoulder, left hip, right hip. */
    private static Pose posed(double... xy) {
        List<BodyPoint> points =
                List.of(BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER, BodyPoint.LEFT_HIP, BodyPoint.RIGHT_HIP);
        List<Landmark> landmarks = UPRIGHT.landmarks().stream()
                .map(p -> points.contains(p.point())
                        ? new Landmark(
                                p.point(),
                                xy[2 * points.indexOf(p.point())],
                                xy[2 * points.indexOf(p.point()) + 1],
                                0,
                                1,
                                1)
                        : p)
                .toList();
        return new Pose(1, UPRIGHT.complexity(), landmarks, landmarks, UPRIGHT.region(), UPRIGHT.person(), 1);
    }
}
