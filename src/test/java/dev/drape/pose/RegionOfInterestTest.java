package dev.drape.pose;

import dev.drape.image.Letterbox;
import dev.drape.image.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RegionOfInterestTest {

    @ParameterizedTest(name = "body towards {0}, {1}: {2} deg")
    @CsvSource({
        "0,   -40, 0",
        "40,  0,   90",
        "-40, 0,   -90",
        "0,   40,  -180",
        "30,  -40, 36.8698976",
        "-30, 40,  -143.1301024",
    })
    void turnsSoThatTheBodyStandsUpright(double x, double y, double degrees) {
        RegionOfInterest region = RegionOfInterest.around(detection(new Point(100, 200), new Point(100 + x, 200 + y)));

        assertThat(Math.toDegrees(region.rotation())).isCloseTo(degrees, within(1e-6));
        assertThat(region.side()).isCloseTo(2.5 * Math.hypot(x, y), within(1e-9));
        assertThat(region.centerX()).isEqualTo(100);
        assertThat(region.centerY()).isEqualTo(200);
    }

    /** 200 × 400 in a square of 100: half as wide, a quarter of the size, 25 px to the right. */
    @Test
    void movesToThePhoto() {
        Letterbox letterbox = Letterbox.fit(200, 400, 100);

        RegionOfInterest inPhoto = new RegionOfInterest(45, 60, 30, 0.5).inPhoto(letterbox);

        assertThat(inPhoto).isEqualTo(new RegionOfInterest(80, 240, 120, 0.5));
    }

    private static Detection detection(Point hips, Point bodyCircle) {
        return new Detection(1, 0, 0, 1, 1, hips, bodyCircle);
    }
}
