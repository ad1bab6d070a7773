package dev.drape.pose;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProjectionTest {
    /** A square of 100 px turned clockwise by a quarter about (60, 80) in a picture of 200 × 400. */
    private final Projection projection = new Projection(new RegionOfInterest(60, 80, 100, Math.PI / 2), 200, 400);

    /** The middle of the region's right edge points down in the picture: (60, 130). */
    @Test
    void turnsScalesAndNormalises() {
        Landmark found = projection
                .image(List.of(new Landmark(BodyPoint.NOSE, 1, 0.5, -0.3, 0.7, 0.6)))
                .get(0);

        assertThat(found.x()).isCloseTo(0.3, within(1e-12));
        assertThat(found.y()).isCloseTo(0.325, within(1e-12));
        assertThat(found.z()).as("in picture widths").isCloseTo(-0.15, within(1e-12));
        assertThat(found.visibility()).isEqualTo(0.7);
        assertThat(found.presence()).isEqualTo(0.6);
    }

    @Test
    void neverClips() {
        Landmark found = projection
                .image(List.of(new Landmark(BodyPoint.NOSE, -1, 3, 0, 1, 1)))
                .get(0);

        assertThat(found.x()).isCloseTo((60 - 250) / 200.0, within(1e-12));
        assertThat(found.y()).isCloseTo((80 - 150) / 400.0, within(1e-12));
    }

    @Test
    void turnsWorldLandmarksAboutTheDepthAxis() {
        Landmark found = projection
                .world(List.of(new Landmark(BodyPoint.NOSE, 0.2, -0.6, 0.1, 0.7, 0.6)))
                .get(0);

        assertThat(found.x()).isCloseTo(0.6, within(1e-12));
        assertThat(found.y()).isCloseTo(0.2, within(1e-12));
        assertThat(found.z()).isEqualTo(0.1);
    }
}
