package dev.drape.segmentation;

import dev.drape.image.Mask;
import dev.drape.image.RgbImage;
import dev.drape.inference.Tensor;
import dev.drape.testing.JdkPictures;
import dev.drape.testing.MaskDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PersonSegmenterTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path PHOTO = Path.of("samples/customer-astronaut.png");

    @Test
    void stretchesTheMaskBack() {
        float[] rightHalf = new float[256 * 256];
        for (int i = 0; i < rightHalf.length; i++) {
            rightHalf[i] = i % 256 >= 128 ? 1 : 0;
        }
        Mask mask = PersonSegmenter.mask(
                Tensor.owning(rightHalf, 1, 256, 256, 1),
                SelfieModel.GENERAL.input(),
                RgbImage.filled(512, 100, 0xFF0000));
        assertThat(mask.width()).isEqualTo(512);
        assertThat(mask.height()).isEqualTo(100);
        assertThat(mask.at(254, 50)).isZero();
        assertThat(mask.at(255, 50)).as("a quarter between two cells").isEqualTo(64);
        assertThat(mask.at(256, 50)).isEqualTo(191);
        assertThat(mask.at(257, 50)).isEqualTo(255);
    }

    /** 8-bit rounding, of 255; measured: no pixel differs by more. */
    private static final int MASK_STEPS = 1;

    /** Genuine MediaPipe Selfie Segmentation (npm, CPU inference). */
    @ParameterizedTest
    @EnumSource
    void agreesWithTheGenuineSolution(SelfieModel model) throws Exception {
        assumeTrue(Files.exists(model.file()) && Files.exists(PHOTO), "needs models/ and samples/");
        try (PersonSegmenter segmenter = new PersonSegmenter(model)) {
            assertThat(MaskDifference.shareWithin(
                            MASK_STEPS,
                            segmenter.segment(JdkPictures.rgb(PHOTO)),
                            JdkPictures.mask(GOLDEN.resolve("astronaut-selfie" + model.ordinal() + "-mask.png"))))
                    .isEqualTo(1);
        }
    }
}
