package dev.drape.pose;

import dev.drape.image.Letterbox;
import dev.drape.image.Mask;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PoseInPhotoTest {
    /** 300 × 600 in a square of 100: content 50 × 100 at (25, 0), a sixth of the size. */
    private static final Letterbox LETTERBOX = Letterbox.fit(300, 600, 100);

    private final Pose framed = new Pose(
            0.9,
            Complexity.HEAVY,
            new ArrayList<>(Collections.nCopies(33, new Landmark(BodyPoint.NOSE, 0.35, 0.4, -0.2, 0.8, 0.7))),
            List.of(),
            new RegionOfInterest(50, 40, 60, 0.1),
            RegionMask.covering(Mask.of(100, 100, rightHalf())),
            1);

    @Test
    void landmarksAreNormalisedToThePhoto() {
        Landmark one = framed.inPhoto(LETTERBOX).at(BodyPoint.NOSE);

        assertThat(one.x()).as("(35 − 25) / 50").isCloseTo(0.2, within(1e-12));
        assertThat(one.y()).isCloseTo(0.4, within(1e-12));
        assertThat(one.z()).as("0.2 of 100 px is 0.4 of 50 px").isCloseTo(-0.4, within(1e-12));
        assertThat(one.visibility()).isEqualTo(0.8);
    }

    @Test
    void regionIsInPhotoPixels() {
        RegionOfInterest region = framed.inPhoto(LETTERBOX).region();

        assertThat(region.centerX()).isCloseTo(150, within(1e-9));
        assertThat(region.centerY()).isCloseTo(240, within(1e-9));
        assertThat(region.side()).isCloseTo(360, within(1e-9));
        assertThat(region.rotation()).isEqualTo(0.1);
    }

    @Test
    void maskIsLaidOnThePhotoAtAnyResolution() {
        Mask mask = framed.inPhoto(LETTERBOX).personMask(50, 100);

        assertThat(mask.width()).isEqualTo(50);
        assertThat(mask.height()).isEqualTo(100);
        assertThat(mask.isSet(24, 50)).isFalse();
        assertThat(mask.isSet(25, 50)).isTrue();

        Mask large = framed.inPhoto(LETTERBOX).personMask(300, 600);
        assertThat(large.isSet(148, 300)).isFalse();
        assertThat(large.isSet(152, 300)).isTrue();
    }

    private static boolean[] rightHalf() {
        boolean[] inside = new boolean[100 * 100];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = i % 100 >= 50;
        }
        return inside;
    }
}
