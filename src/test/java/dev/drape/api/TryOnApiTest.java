package dev.drape.api;

import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** The main job over HTTP, on the sample photos and the real models. */
@QuarkusTest
class TryOnApiTest {

    @BeforeEach
    void emptyCache() {
        given().post("/clear-cache").then().statusCode(200);
    }

    @Test
    void drawsTheGarmentAndNothingElse() throws IOException {
        JsonPath answer = given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", Samples.SWEATER.bytes())
                .multiPart("include", "mask")
                .post("/virtual-tryon")
                .then()
                .statusCode(200)
                .header("X-Drape-Device", "cpu")
                .header("X-Drape-Cache", "customer=miss;garment=miss")
                .header("X-Request-Id", matchesPattern("[0-9A-Z]{26}"))
                .header("Server-Timing", allOf(containsString("pose;dur="), containsString("total;dur=")))
                .body("category", equalTo("top"))
                .body("image.format", equalTo("png"))
                .body("image.width", equalTo(512))
                .body("image.height", equalTo(512))
                .body("quality.confidence", allOf(greaterThan(0f), lessThanOrEqualTo(1f)))
                .body("quality.changed_share", greaterThan(0.05f))
                .body("performance_info.gpu_used", equalTo(false))
                .body("performance_info.customer_cached", equalTo(false))
                .body("performance_info.stages_ms.compose", greaterThan(0f))
                .body("customer_analysis.pose.landmarks", hasSize(33))
                .body("customer_analysis.pose.landmarks[0].name", equalTo("nose"))
                .body("garment_analysis.sleeve_length", equalTo("long"))
                .extract()
                .jsonPath();

        BufferedImage photo = picture(Samples.ASTRONAUT.bytes());
        BufferedImage drawn = picture(Base64.getDecoder().decode(answer.getString("image.data")));
        BufferedImage mask = picture(Base64.getDecoder().decode(answer.getString("edit_mask.data")));
        int changed = 0;
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < photo.getWidth(); x++) {
                boolean same = (photo.getRGB(x, y) & 0xffffff) == (drawn.getRGB(x, y) & 0xffffff);
                changed += same ? 0 : 1;
                assertThat(same || mask.getRaster().getSample(x, y, 0) > 0)
                        .as("pixel %d, %d changed outside the edit mask", x, y)
                        .isTrue();
            }
        }
        assertThat(changed).isGreaterThan(512 * 512 / 20);
    }

    @Test
    void drawsOnATwelveMegapixelPhotoAtItsOwnSize() throws IOException {
        BufferedImage large = new BufferedImage(3464, 3464, BufferedImage.TYPE_INT_RGB);
        large.createGraphics().drawImage(picture(Samples.ASTRONAUT.bytes()), 0, 0, 3464, 3464, null);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(large, "jpeg", jpeg);
        byte[] drawn = given().multiPart("customer_image", "photo", jpeg.toByteArray())
                .multiPart("garment_image", "photo", Samples.SWEATER.bytes())
                .accept("image/jpeg")
                .post("/virtual-tryon")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(picture(drawn).getWidth()).isEqualTo(3464);
    }

    @ParameterizedTest
    @CsvSource({"image/png, PNG", "image/jpeg, JPEG", "image/webp, "})
    void answersThePictureItself(String accept, String decoder) throws IOException {
        Response answer = tryOn(accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo(accept);
        byte[] body = answer.asByteArray();
        if (decoder == null) {
            assertThat(new String(body, 8, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("WEBP");
        } else {
            assertThat(picture(body).getWidth()).isEqualTo(512);
        }
    }

    @Test
    void theSecondTimeBothAnalysesComeFromTheCache() {
        tryOn("image/png");
        assertThat(tryOn("image/png").header("X-Drape-Cache")).isEqualTo("customer=hit;garment=hit");
        given().get("/performance-status")
                .then()
                .statusCode(200)
                .body("caches.customer.size", equalTo(1))
                .body("caches.garment.size", equalTo(1))
                .body("caches.customer.max_size", equalTo(100));
        given().post("/clear-cache?kind=customer")
                .then()
                .statusCode(200)
                .body("cleared.customer", equalTo(1))
                .body("cleared.garment", equalTo(0));
        assertThat(tryOn("image/png").header("X-Drape-Cache")).isEqualTo("customer=miss;garment=hit");
    }

    @Test
    void useCacheFalseNeitherReadsNorWrites() {
        for (int i = 0; i < 2; i++) {
            given().multiPart("image", "photo", Samples.TEE.bytes())
                    .multiPart("use_cache", "false")
                    .post("/analyze/garment")
                    .then()
                    .statusCode(200)
                    .header("X-Drape-Cache", "customer=none;garment=miss")
                    .body("processing.cached", equalTo(false));
        }
        given().get("/performance-status").then().body("caches.garment.size", equalTo(0));
    }

    @Test
    void analysesACustomer() {
        given().multiPart("image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("include", "mask,layers,landmarks")
                .multiPart("model_complexity", "0")
                .post("/analyze/customer")
                .then()
                .statusCode(200)
                .body("image.width", equalTo(512))
                .body("image.md5", matchesPattern("[0-9a-f]{32}"))
                .body("pose.model_complexity", equalTo(0))
                .body("pose.world_landmarks", hasSize(33))
                .body("pose.region", notNullValue())
                .body("segmentation.coverage", allOf(greaterThan(0.2f), lessThanOrEqualTo(1f)))
                .body("segmentation.mask.width", equalTo(512))
                .body("outfit.layers.top.data", notNullValue())
                .body("quality.checks.code", notNullValue())
                .body("processing.device", equalTo("cpu"));
    }

    @Test
    void findsTheOutfitOnlyWhenItIsNeededAndOnce() {
        given().post("/clear-cache").then().statusCode(200);
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .post("/analyze/customer")
                .then()
                .statusCode(200)
                .header("Server-Timing", not(containsString("outfit")))
                .body("$", not(hasKey("outfit")));
        for (boolean first : new boolean[] {true, false}) {
            given().multiPart("customer_image", "photo", Samples.HOPPER.bytes())
                    .multiPart("garment_image", "photo", Samples.TEE.bytes())
                    .post("/virtual-tryon")
                    .then()
                    .statusCode(200)
                    .header("X-Drape-Cache", containsString("customer=hit"))
                    .body("customer_analysis.outfit.confidence", greaterThan(0f))
                    .body("performance_info.stages_ms", first ? hasKey("outfit") : not(hasKey("outfit")));
        }
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .post("/analyze/customer")
                .then()
                .body("$", not(hasKey("outfit")));
        given().multiPart("image", "photo", Samples.HOPPER.bytes())
                .multiPart("include", "layers")
                .post("/analyze/customer")
                .then()
                .header("X-Drape-Cache", "customer=hit;garment=none")
                .body("outfit.layers.top.data", notNullValue());
    }

    @Test
    void analysesAGarment() {
        given().multiPart("image", "photo", Samples.TEE.bytes())
                .post("/analyze/garment")
                .then()
                .statusCode(200)
                .body("category", equalTo("top"))
                .body("sleeve_length", equalTo("short"))
                .body("dominant_colors[0].name", containsString("navy"))
                .body("landmarks.armpit_image_left.x", notNullValue())
                .body("segmentation.mask", nullValue());
    }

    @Test
    void standardisesAPhoto() throws IOException {
        byte[] png = given().multiPart("image", "photo", Samples.TEE.bytes())
                .accept("image/png")
                .post("/preprocess")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        BufferedImage picture = picture(png);
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(512);

        given().multiPart("image", "photo", Samples.TEE.bytes())
                .multiPart("purpose", "pose")
                .post("/preprocess")
                .then()
                .statusCode(200)
                .body("purpose", equalTo("pose"))
                .body("transform.photo_width", equalTo(768))
                .body("transform.scale_x", equalTo(0.5f))
                .body("transform.offset_x", equalTo(64))
                .body("transform.offset_y", equalTo(0));
    }

    @Test
    void validatesBothPhotosAndSaysWhatFails() {
        given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", Samples.TEE.bytes())
                .post("/validate")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("customer_image.checks.find { it.code == 'person_count' }.measured", equalTo(1f))
                .body("garment_image.accepted", equalTo(true))
                .body("garment_image.checks.find { it.code == 'garment_area' }.limit", equalTo(">= 0.04"));
        given().multiPart("customer_image", "photo", Samples.TEE.bytes())
                .post("/validate")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body("customer_image.checks[0].passed", equalTo(false))
                .body("customer_image.checks[0].hint", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({"/test/virtual-tryon, image.data", "/test/analysis, customer_analysis.pose.confidence"})
    void theTestEndpointsRunTheBundledSamples(String path, String field) {
        given().get(path)
                .then()
                .statusCode(200)
                .body(field, notNullValue())
                .body("performance_info.device", equalTo("cpu"));
    }

    private static Response tryOn(String accept) {
        return given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", Samples.SWEATER.bytes())
                .accept(accept)
                .post("/virtual-tryon");
    }

    private static BufferedImage picture(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }
}
