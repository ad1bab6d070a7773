package dev.drape.api;

import dev.drape.image.ImageLimits;
import dev.drape.image.Preprocessor;
import dev.drape.image.RgbImage;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.testing.ImageFiles;
import dev.drape.testing.TestEndpointsOn;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged service reads every kind of file as this JVM does, which {@code FormatMatrixTest} holds against another
 * implementation: codecs, colour profiles and their native libraries came along.
 */
@QuarkusIntegrationTest
@TestProfile(TestEndpointsOn.class)
class FormatsIT {
    private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(1 << 20, 1 << 20, 20, 1024));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "grey.jpg",
                "cmyk.jpg",
                "ycck.jpg",
                "adobe-rgb.jpg",
                "srgb.png",
                "display-p3.png",
                "grey-gamma.png",
                "lossy.webp",
                "lossless.webp",
                "alpha-lossy.webp",
                "display-p3.webp"
            })
    void readsEveryKindOfFile(String name) throws IOException {
        byte[] file = ImageFiles.resource(name);
        byte[] answer = given().multiPart("image", "photo", file)
                .multiPart("purpose", "standard")
                .accept("image/png")
                .post("/preprocess")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer));
        RgbImage expected = Preprocessor.standardize(decoder.decode(file).pixels(), Preprocessor.Purpose.STANDARD)
                .image();
        assertThat(picture.getWidth()).isEqualTo(expected.width());
        assertThat(picture.getHeight()).isEqualTo(expected.height());
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                assertThat(picture.getRGB(x, y) & 0xffffff).isEqualTo(expected.at(x, y));
            }
        }
    }
}
