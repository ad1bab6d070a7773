package dev.drape.pose;

import dev.drape.image.Point;
import dev.drape.inference.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DetectionDecoderTest {
    private final float[] boxes = new float[Anchors.COUNT * DetectionDecoder.ROW];
    private final float[] scores = new float[Anchors.COUNT];

    @BeforeEach
    void seeNothing() {
        Arrays.fill(scores, -200);
    }

    /** Anchor 2253 lies at (6.5 / 7, 6.5 / 7); 22.4 px are a tenth of the tensor. */
    @Test
    void addsTheAnchorAndDividesByTheSide() {
        row(2253, 0, -22.4f, -44.8f, 44.8f, 22.4f, 0, 22.4f, 0, -44.8f);

        Detection found = decode(0.5).get(0);

        double anchor = 6.5 / 7;
        assertThat(found.score()).isEqualTo(0.5);
        assertThat(found.left()).isCloseTo(anchor - 0.2, within(1e-6));
        assertThat(found.right()).isCloseTo(anchor, within(1e-6));
        assertThat(found.top()).isCloseTo(anchor - 0.25, within(1e-6));
        assertThat(found.bottom()).isCloseTo(anchor - 0.15, within(1e-6));
        assertThat(found.hips().distance(new Point(anchor, anchor + 0.1))).isLessThan(1e-6);
        assertThat(found.bodyCircle().distance(new Point(anchor, anchor - 0.2))).isLessThan(1e-6);
    }

    @Test
    void keepsScoresFromTheLimitOnInAnchorOrder() {
        row(7, -0.001f, 0, 0, 10, 10, 0, 0, 0, 0);
        row(1600, 0, 0, 0, 10, 10, 0, 0, 0, 0);
        row(9, 250, 0, 0, 10, 10, 0, 0, 0, 0);

        assertThat(decode(0.5)).extracting(Detection::score).containsExactly(1.0, 0.5);
        assertThat(decode(0.1)).hasSize(3);
    }

    @Test
    void dropsBoxesTurnedInsideOut() {
        row(0, 5, 0, 0, -1, 10, 0, 0, 0, 0);
        row(1, 5, 0, 0, 10, -1, 0, 0, 0, 0);
        row(2, 5, 0, 0, Float.NaN, 10, 0, 0, 0, 0);

        assertThat(decode(0.5)).isEmpty();
    }

    private void row(int anchor, float logit, float... values) {
        scores[anchor] = logit;
        System.arraycopy(values, 0, boxes, anchor * DetectionDecoder.ROW, values.length);
    }

    private List<Detection> decode(double minScore) {
        return DetectionDecoder.decode(
                Tensor.owning(boxes, 1, Anchors.COUNT, DetectionDecoder.ROW),
                Tensor.owning(scores, 1, Anchors.COUNT, 1),
                minScore);
    }
}
