package dev.drape.outfit;

import dev.drape.image.LabColor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SkinModelTest {
    private static final SkinModel MODEL = new SkinModel(new LabColor(75, 12, 16), true);

    @Test
    void ignoresGlassesAndLips() {
        List<LabColor> face = new ArrayList<>(Collections.nCopies(60, new LabColor(70, 13, 18)));
        face.addAll(Collections.nCopies(30, new LabColor(20, 1, 2)));
        face.addAll(Collections.nCopies(10, new LabColor(50, 35, 15)));
        assertThat(SkinModel.of(face)).isEqualTo(new SkinModel(new LabColor(70, 13, 18), true));
    }

    @ParameterizedTest(name = "L {0} a {1} b {2}")
    @CsvSource({"60, 45, 30", "50, 0.5, 1", "60, -12, 10", "30, 5, -20"})
    void takesNoMaskForAFace(double l, double a, double b) {
        SkinModel model = SkinModel.of(Collections.nCopies(50, new LabColor(l, a, b)));
        assertThat(model.sampled()).isFalse();
    }

    @Test
    void guessesFromTooFewPixels() {
        assertThat(SkinModel.of(List.of()).sampled()).isFalse();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "75, 12, 16, 0, the face itself",
        "53, 12, 16, 0, an arm 22 darker",
        "39, 12, 16, 1, one scale darker still",
        "60, 18, 24, 0, darker and 10 richer at the same hue",
        "75, 3, 4, 1.5, chroma 5 instead of 20: 9 beyond the free 6",
        "94, 12, 16, 1, white cloth in warm light",
        "75, 16.8, 12.4, 0.923, 6 across the hue"
    })
    void measuresBodySkin(double l, double a, double b, double expected, String name) {
        assertThat(MODEL.wide(l, a, b)).isCloseTo(expected, within(.002));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "75, 12, 16, 0, the face itself",
        "67, 12, 16, 0, 8 darker is free",
        "53, 12, 16, 1, 14 more are one",
        "75, 12, 23, 1, 7 of chroma are one"
    })
    void measuresFaceSkin(double l, double a, double b, double expected, String name) {
        assertThat(MODEL.tight(l, a, b)).isCloseTo(expected, within(1e-9));
    }
}
