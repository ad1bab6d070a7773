package dev.drape.segmentation;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.RgbImage;
import dev.drape.inference.DirectModels;
import dev.drape.inference.ModelName;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import dev.drape.testing.JdkPictures;
import dev.drape.testing.MaskDifference;
import dev.drape.testing.StubModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PersonSegmenterTest {
    private static final CpuPool CPU_POOL = new CpuPool();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path PHOTO = Path.of("samples/customer-astronaut.png");

    @Test
    void stretchesThePictureAndTheMaskBack() {
        float[] rightHalf = new float[256 * 256];
        for (int i = 0; i < rightHalf.length; i++) {
            rightHalf[i] = i % 256 >= 128 ? 1 : 0;
        }
        StubModels models = new StubModels()
                .answer(ModelName.SELFIE_GENERAL, Map.of("mask", Tensor.owning(rightHalf, 1, 256, 256, 1)))
                .fellBack(ModelName.SELFIE_GENERAL, "no driver");

        SegmentationResult result = segment(models, RgbImage.filled(512, 100, 0xFF0000), SelfieModel.GENERAL);

        Tensor input = models.calls().get(0).input();
        assertThat(input.shape()).containsExactly(1, 256, 256, 3);
        assertThat(input.at(0)).isEqualTo(1);
        assertThat(input.at(1)).isZero();
        assertThat(result.mask().width()).isEqualTo(512);
        assertThat(result.mask().height()).isEqualTo(100);
        assertThat(result.mask().at(254, 50)).isZero();
        assertThat(result.mask().at(255, 50)).as("a quarter between two cells").isEqualTo(64);
        assertThat(result.mask().at(256, 50)).isEqualTo(191);
        assertThat(result.mask().at(257, 50)).isEqualTo(255);
        assertThat(result.device()).isEqualTo("stub");
        assertThat(result.fallback()).isEqualTo("no driver");
    }

    /** Genuine MediaPipe Selfie Segmentation (npm, CPU inference); named tolerance: 2 of 255 for 99.9 % of the pixels. */
    @ParameterizedTest
    @EnumSource
    void agreesWithTheGenuineSolution(SelfieModel model) throws Exception {
        assumeTrue(DirectModels.available() && Files.exists(PHOTO), "needs models/ and samples/");
        try (DirectModels models = new DirectModels()) {
            SegmentationResult result = segment(models, JdkPictures.rgb(PHOTO), model);

            assertThat(MaskDifference.shareWithin(
                            2,
                            result.mask(),
                            JdkPictures.mask(GOLDEN.resolve("astronaut-selfie" + model.ordinal() + "-mask.png"))))
                    .isGreaterThanOrEqualTo(0.999);
        }
    }

    private static SegmentationResult segment(Models models, RgbImage picture, SelfieModel model) {
        return new PersonSegmenter(models, CPU_POOL)
                .segment(picture, model, Deadline.after(Duration.ofMinutes(1)))
                .await()
                .indefinitely();
    }
}
