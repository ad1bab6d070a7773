package dev.drape.image;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LetterboxTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 768, 0, 64, 512, 384",
        "768, 1024, 64, 0, 384, 512",
        "512, 512, 0, 0, 512, 512",
        "333, 1000, 171, 0, 170, 512",
        "1, 2000, 255, 0, 1, 512",
        "2000, 1, 0, 255, 512, 1",
        "1, 1, 0, 0, 512, 512"
    })
    void fitsAndCentres(int width, int height, int x, int y, int contentWidth, int contentHeight) {
        Letterbox letterbox = Letterbox.fit(width, height, 512);

        assertThat(letterbox.content()).isEqualTo(new PixelBox(x, y, contentWidth, contentHeight));
    }

    @ParameterizedTest
    @CsvSource({"1024, 768", "768, 1024", "333, 1000", "1, 2000", "64, 64", "6000, 4000"})
    void leadsBackToThePhoto(int width, int height) {
        Letterbox letterbox = Letterbox.fit(width, height, 512);
        for (Point photo : new Point[] {
            new Point(0, 0), new Point(width, height), new Point(0.5, height - 0.5), new Point(width / 3.0, -7)
        }) {
            Point back = letterbox.toPhoto(letterbox.toFrame(photo));
            assertThat(back.distance(photo)).isCloseTo(0, within(1e-9));
        }
    }

    /** Corners of the photo are corners of the content box. */
    @Test
    void mapsCornersToCorners() {
        Letterbox letterbox = Letterbox.fit(1024, 768, 512);

        assertThat(letterbox.toFrame(new Point(0, 0))).isEqualTo(new Point(0, 64));
        assertThat(letterbox.toFrame(new Point(1024, 768))).isEqualTo(new Point(512, 448));
        assertThat(letterbox.toPhoto(new Point(256, 256))).isEqualTo(new Point(512, 384));
        assertThat(letterbox.toPhoto(new Point(0, 0))).isEqualTo(new Point(0, -128));
    }
}
