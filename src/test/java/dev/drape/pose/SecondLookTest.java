package dev.drape.pose;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.inference.ModelName;
import dev.drape.inference.Tensor;
import dev.drape.testing.StubModels;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SecondLookTest {
    private static final CpuPool CPU_POOL = new CpuPool();
    private static final int SIDE = 256;

    private final StubModels models = new StubModels();

    /** The picture's left half is red; mirrored, the model sees it on the right. */
    @Test
    void theModelSeesThePictureMirrored() {
        look(leftHalfRed(), new RegionOfInterest(100, 100, 100, 0));

        StubModels.Call call = models.calls().get(0);
        assertThat(call.model()).isEqualTo(ModelName.POSE_LANDMARK_FULL);
        assertThat(call.input().shape()).containsExactly(1, SIDE, SIDE, 3);
        assertThat(call.input().at(3 * (128 * SIDE + 40))).as("red, left").isZero();
        assertThat(call.input().at(3 * (128 * SIDE + 215))).as("red, right").isEqualTo(1);
    }

    /** The model's left quarter is the region's right one. The region is 0.86 × 100 px wide: 57…143, its quarter 121.5…143. */
    @Test
    void whatItSawIsMirroredBack() {
        SecondLook look = look(leftHalfRed(), new RegionOfInterest(100, 100, 100, 0));
        Mask mask = look.mask(200, 200);
        assertThat(mask.isSet(119, 100)).isFalse();
        assertThat(mask.isSet(123, 100)).isTrue();
        assertThat(mask.isSet(141, 100)).isTrue();
        assertThat(mask.at(145, 100)).as("outside the region").isZero();
        assertThat(mask.isSet(70, 100)).as("not mirrored").isFalse();
    }

    /** The same at twice the resolution: the region is 114…286, a sixteenth of its side 10.75 px. */
    @Test
    void itsSayGrowsFromTheRegionsEdgeInwards() {
        Mask say = look(leftHalfRed(), new RegionOfInterest(100, 100, 100, 0)).say(400, 400);
        assertThat(say.at(112, 200)).isZero();
        assertThat(say.at(119, 200) / 255d).isCloseTo(5.5 / 10.75, within(0.03));
        assertThat(say.at(126, 200)).isEqualTo(255);
        assertThat(say.at(200, 200)).isEqualTo(255);
        assertThat(say.at(200, 280) / 255d).as("below").isCloseTo(5.5 / 10.75, within(0.03));
        assertThat(say.at(200, 288)).isZero();
    }

    /** A region that reaches beyond the picture ends with it, without an edge that fades. */
    @Test
    void beyondThePictureThereIsNothingToSay() {
        SecondLook look = look(leftHalfRed(), new RegionOfInterest(200, 100, 400, 0));
        Mask say = look.say(200, 200);
        assertThat(say.coverage()).isCloseTo((200 - (200 - 172 + 344 / 32d)) / 200, within(0.01));
        assertThat(say.at(199, 0)).isEqualTo(255);
        assertThat(say.at(199, 199)).isEqualTo(255);
        assertThat(say.at(20, 100)).as("28 px from the picture's left").isZero();
    }

    private SecondLook look(RgbImage picture, RegionOfInterest region) {
        float[] logits = new float[SIDE * SIDE];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = i % SIDE < SIDE / 4 ? 20 : -20;
        }
        models.answer(ModelName.POSE_LANDMARK_FULL, Map.of("segmentation", Tensor.owning(logits, 1, SIDE, SIDE, 1)));
        return new PoseEstimator(models, CPU_POOL)
                .lookAgain(picture, region, Deadline.after(Duration.ofMinutes(1)))
                .await()
                .indefinitely();
    }

    private static RgbImage leftHalfRed() {
        byte[] rgb = new byte[3 * 200 * 200];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) (i / 3 % 200 < 100 ? 255 : 0);
        }
        return RgbImage.owning(200, 200, rgb);
    }
}
