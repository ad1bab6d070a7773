package dev.drape.pose;

import dev.drape.inference.Tensor;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LandmarkDecoderTest {

    @Test
    void dividesByTheInputsSideAndTakesSigmoidsOfLogits() {
        float[] raw = new float[195];
        int shoulder = 5 * BodyPoint.LEFT_SHOULDER.ordinal();
        raw[shoulder] = 64;
        raw[shoulder + 1] = 320;
        raw[shoulder + 2] = -128;
        raw[shoulder + 3] = (float) Math.log(3);
        raw[shoulder + 4] = (float) -Math.log(4);

        List<Landmark> found = LandmarkDecoder.inRegion(Tensor.owning(raw, 1, 195), coldHeatmap());

        assertThat(found).hasSize(33);
        assertThat(found).extracting(Landmark::point).containsExactly(BodyPoint.values());
        Landmark one = found.get(11);
        assertThat(one.x()).isEqualTo(0.25);
        assertThat(one.y()).isEqualTo(1.25);
        assertThat(one.z()).isEqualTo(-0.5);
        assertThat(one.visibility()).isCloseTo(0.75, within(1e-6));
        assertThat(one.presence()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void worldLandmarksAreMetresWithTheImageOnesVisibility() {
        float[] image = new float[195];
        image[5 * 32 + 3] = (float) Math.log(9);
        float[] world = new float[117];
        world[96] = 0.1f;
        world[97] = 0.9f;
        world[98] = -0.2f;

        List<Landmark> seen = LandmarkDecoder.inRegion(Tensor.owning(image, 1, 195), coldHeatmap());
        Landmark foot =
                LandmarkDecoder.world(Tensor.owning(world, 1, 117), seen).get(32);

        assertThat(foot.point()).isEqualTo(BodyPoint.RIGHT_FOOT_INDEX);
        assertThat(new double[] {foot.x(), foot.y(), foot.z()})
                .containsExactly(new double[] {0.1, 0.9, -0.2}, within(1e-6));
        assertThat(foot.visibility()).isCloseTo(0.9, within(1e-6));
    }

    private static Tensor coldHeatmap() {
        float[] logits = new float[64 * 64 * 39];
        Arrays.fill(logits, -200);
        return Tensor.owning(logits, 1, 64, 64, 39);
    }
}
