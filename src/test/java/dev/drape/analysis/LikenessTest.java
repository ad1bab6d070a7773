package dev.drape.analysis;

import dev.drape.image.ImageLimits;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.testing.Samples;
import dev.drape.testing.SavedAgain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Which photos may share an analysis: the same saved again and scaled, nothing else. */
class LikenessTest {
    private static final ImageDecoder DECODER = new ImageDecoder(ImageLimits.DEFAULT);

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            mode = EnumSource.Mode.MATCH_ALL,
            names = "(TEE|SWEATER|TANK|TROUSERS|SKIRT|DRESS)")
    void aPhotoSavedAgainOrScaledIsTheSame(Samples sample) {
        Likeness original = of(sample.bytes());
        Map<Double, Integer> versions = Map.of(0.5, 75, 0.75, 95, 1.0, 50, 2.0, 75);
        versions.forEach((scale, quality) -> {
            byte[] again = SavedAgain.of(sample.bytes()).scaled(scale).jpeg(quality);
            assertThat(original.sameAs(of(again)))
                    .as("%s × %s, JPEG %d", sample, scale, quality)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            mode = EnumSource.Mode.MATCH_ALL,
            names = "(TEE|SWEATER|TANK|TROUSERS|SKIRT|DRESS)")
    void anythingElseIsNot(Samples sample) {
        Map<String, UnaryOperator<SavedAgain>> others = new LinkedHashMap<>();
        others.put("cropped by 1 %", photo -> photo.cropped(0.01));
        others.put("cropped by 2 %", photo -> photo.cropped(0.02));
        others.put("cropped by 5 %", photo -> photo.cropped(0.05));
        others.put("another colour", photo -> photo.hueTurned(30));
        others.put("another print", photo -> photo.printed(0.06, Color.YELLOW));
        others.put("lighter", photo -> photo.lightened(25));
        Likeness original = of(sample.bytes());
        others.forEach((what, change) -> assertThat(original.sameAs(
                        of(change.apply(SavedAgain.of(sample.bytes())).jpeg(95))))
                .as("%s %s", sample, what)
                .isFalse());
        Arrays.stream(Samples.values())
                .filter(other -> other != sample)
                .forEach(other -> assertThat(original.sameAs(of(other.bytes())))
                        .as("%s and %s", sample, other)
                        .isFalse());
    }

    private static Likeness of(byte[] file) {
        return Likeness.of(DECODER.decode(file).pixels());
    }
}
