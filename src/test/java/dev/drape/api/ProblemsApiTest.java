package dev.drape.api;

import dev.drape.testing.BadFiles;
import dev.drape.testing.LogLines;
import dev.drape.testing.Samples;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

/** What goes wrong, over HTTP: each with its status, code and part, and the service goes on serving. */
@QuarkusTest
class ProblemsApiTest {

    @TestHTTPResource("/")
    URL url;

    @AfterEach
    void theServiceGoesOnServing() {
        given().multiPart("image", "photo", Samples.TANK.bytes())
                .post("/analyze/garment")
                .then()
                .statusCode(200);
    }

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of("0 bytes", new byte[0], 400, "empty_part"),
                Arguments.of("text", "not a picture".getBytes(StandardCharsets.UTF_8), 415, "unsupported_image"),
                Arguments.of("GIF", BadFiles.gif(), 415, "unsupported_image"),
                Arguments.of("half a JPEG", half(Samples.TEE.bytes()), 422, "corrupt_image"),
                Arguments.of("half a PNG", half(Samples.ASTRONAUT.bytes()), 422, "corrupt_image"),
                Arguments.of("PNG of 60 000 × 60 000", BadFiles.pngClaiming(60_000, 60_000), 422, "too_many_pixels"),
                Arguments.of("16 × 16", BadFiles.grey(16, 16), 422, "image_too_small"),
                Arguments.of("nobody", BadFiles.grey(512, 512), 422, "no_person"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesFiles(String name, byte[] file, int status, String code) {
        given().multiPart("customer_image", "photo.jpg", file, "image/jpeg")
                .multiPart("garment_image", "photo", Samples.TEE.bytes())
                .post("/virtual-tryon")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("https://drape.dev/problems/" + code.replace('_', '-')))
                .body("part", equalTo("customer_image"))
                .body("request_id", notNullValue())
                .header("X-Request-Id", notNullValue())
                .header("Server-Timing", notNullValue())
                .header("X-Drape-Device", notNullValue())
                .header("X-Drape-Cache", notNullValue());
    }

    @Test
    void aGarmentThatIsNoneIsBlamedOnItsPart() throws IOException {
        given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", BadFiles.grey(512, 512))
                .post("/virtual-tryon")
                .then()
                .statusCode(422)
                .body("code", equalTo("garment_not_separable"))
                .body("part", equalTo("garment_image"));
    }

    @Test
    void aPersonIsNoGarment() throws IOException {
        given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", astronautOnAPlainWall())
                .post("/virtual-tryon")
                .then()
                .statusCode(422)
                .body("code", equalTo("category_mismatch"))
                .body("check", equalTo("person_in_garment_photo"))
                .body("part", equalTo("garment_image"))
                .body("hint", notNullValue());
    }

    private static byte[] astronautOnAPlainWall() throws IOException {
        BufferedImage photo = ImageIO.read(new ByteArrayInputStream(Samples.ASTRONAUT.bytes()));
        BufferedImage mask = ImageIO.read(ProblemsApiTest.class.getResource("/golden/astronaut-pose1-mask.png"));
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < photo.getWidth(); x++) {
                if (mask.getRaster().getSample(x, y, 0) < 128) {
                    photo.setRGB(x, y, 0xffeeeeee);
                }
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(photo, "png", png);
        return png.toByteArray();
    }

    @Test
    void noBody() {
        problem(given().contentType("multipart/form-data; boundary=x").post("/virtual-tryon"), 400, "missing_part");
        problem(given().post("/virtual-tryon"), 400, "missing_part");
    }

    @Test
    void aMissingPartIsNamed() {
        Response answer = given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .post("/virtual-tryon");
        problem(answer, 400, "missing_part");
        assertThat(answer.jsonPath().getString("part")).isEqualTo("garment_image");
    }

    @ParameterizedTest
    @CsvSource({
        "colour, red, unknown_option",
        "category, hat, invalid_option",
        "model_complexity, 3, invalid_option",
        "preprocess, strong, invalid_option",
        "fit, tight, invalid_option",
        "include, 'mask,pose', invalid_option",
        "output_format, gif, invalid_option",
        "use_cache, maybe, invalid_option"
    })
    void refusesOptions(String name, String value, String code) {
        Response answer = photos().multiPart(name, value).post("/virtual-tryon");
        problem(answer, 400, code);
        assertThat(answer.jsonPath().getString("part")).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"/analyze/garment, model_complexity, 1", "/analyze/customer, category, top", "/preprocess, fit, slim"})
    void refusesOptionsOfOtherEndpoints(String path, String option, String value) {
        problem(
                given().multiPart("image", "photo", Samples.TEE.bytes())
                        .multiPart(option, value)
                        .post(path),
                400,
                "unknown_option");
    }

    @Test
    void refusesAPartSentTwice() {
        problem(
                photos().multiPart("customer_image", "photo", Samples.HOPPER.bytes())
                        .post("/virtual-tryon"),
                400,
                "invalid_option");
    }

    @Test
    void refusesWhatIsNotMultipart() {
        problem(given().contentType("application/json").body("{}").post("/virtual-tryon"), 415, "unsupported_request");
        problem(
                given().contentType("multipart/form-data")
                        .body("no boundary".getBytes(StandardCharsets.UTF_8))
                        .post("/virtual-tryon"),
                400,
                "malformed_request");
    }

    @Test
    void refusesPhotosAndRequestsThatAreTooLarge() {
        byte[] large = Arrays.copyOf(Samples.TEE.bytes(), 10 * 1024 * 1024 + 1);
        problem(given().multiPart("image", "photo", large).post("/analyze/garment"), 413, "image_too_large");
        problem(
                given().multiPart("image", "photo", new byte[22 * 1024 * 1024]).post("/analyze/garment"),
                413,
                "request_too_large");
    }

    @Test
    void aBodyOfUnannouncedLengthIsBoundedTooAndNoFaultOfOurs() throws IOException {
        try (LogLines faults = new LogLines("", Level.SEVERE)) {
            assertThat(statusOfAnEndlessBody()).matches("|HTTP/1.1 413 .*");
            given().get("/q/health/live").then().statusCode(200);
            assertThat(faults.lines()).isEmpty();
        }
    }

    /** Empty if the connection was dropped, which bounds it as well. */
    private String statusOfAnEndlessBody() throws IOException {
        byte[] chunk = new byte[1 << 20];
        StringBuilder status = new StringBuilder();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /analyze/garment HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                for (int i = 0; i < 64; i++) {
                    out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(chunk);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException closedByTheService) {
                // it may answer and close before all was sent
            }
            InputStream in = socket.getInputStream();
            for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
                status.append((char) c);
            }
        } catch (IOException reset) {
            return "";
        }
        return status.toString();
    }

    @Test
    void plainHttpFailuresHaveTheSameShape() {
        problem(given().get("/nowhere"), 404, "not_found");
        problem(given().get("/virtual-tryon"), 405, "method_not_allowed");
        problem(photos().accept("text/html").post("/virtual-tryon"), 406, "not_acceptable");
        problem(given().post("/clear-cache?kind=none"), 400, "invalid_option");
    }

    @Test
    void keepsASaneRequestIdAndReplacesAnother() {
        given().header("X-Request-Id", "order-17").get("/nowhere").then().header("X-Request-Id", equalTo("order-17"));
        given().header("X-Request-Id", "a b<script>")
                .get("/nowhere")
                .then()
                .header("X-Request-Id", not(equalTo("a b<script>")));
    }

    @Test
    void noAnswerShowsWhereItCameFrom() throws IOException {
        String body =
                photos().multiPart("category", "hat").post("/virtual-tryon").asString()
                        + given().multiPart("image", "photo", half(Samples.TEE.bytes()))
                                .post("/analyze/garment")
                                .asString();
        assertThat(body).doesNotContain("dev.drape.", "java.", "Exception", "\tat ", "/home", "/tmp");
    }

    private static RequestSpecification photos() {
        return given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", Samples.TEE.bytes());
    }

    private static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("request_id", notNullValue());
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }
}
