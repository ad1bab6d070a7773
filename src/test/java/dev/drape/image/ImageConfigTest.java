package dev.drape.image;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ImageConfigTest {
    private static ImageConfig config(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(ImageConfig.class)
                .withDefaultValues(values)
                .build();
        return config.getConfigMapping(ImageConfig.class);
    }

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(ImageLimits.of(config(Map.of()))).isEqualTo(ImageLimits.DEFAULT);
        assertThat(ImageLimits.DEFAULT).isEqualTo(new ImageLimits(10_485_760, 25_000_000, 64, 16_384));
    }

    @Test
    void readsEveryKey() {
        ImageConfig config = config(Map.of(
                "drape.image.max-bytes", "2048",
                "drape.image.max-pixels", "5000",
                "drape.image.min-side", "8",
                "drape.image.max-side", "5001"));

        assertThat(ImageLimits.of(config)).isEqualTo(new ImageLimits(2048, 5000, 8, 5001));
    }

    @Test
    void limitsThatExcludeEveryPictureAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageLimits(1, 1, 10, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageLimits(0, 1, 1, 1));
    }
}
