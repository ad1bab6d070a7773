package dev.drape;

import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The packaged service, whatever it was packaged as: it draws, refuses and keeps its test endpoints shut. */
@QuarkusIntegrationTest
class ServiceIT {

    @Test
    void drawsATryOn() {
        byte[] picture = given().multiPart("customer_image", "photo", Samples.ASTRONAUT.bytes())
                .multiPart("garment_image", "photo", Samples.SWEATER.bytes())
                .accept("image/png")
                .post("/virtual-tryon")
                .then()
                .statusCode(200)
                .header("X-Drape-Device", "cpu")
                .contentType("image/png")
                .extract()
                .asByteArray();
        assertThat(picture).startsWith(0x89, 'P', 'N', 'G').isNotEqualTo(Samples.ASTRONAUT.bytes());
    }

    @Test
    void refusesAGarmentInPlaceOfACustomer() {
        given().multiPart("customer_image", "photo", Samples.TEE.bytes())
                .multiPart("garment_image", "photo", Samples.TEE.bytes())
                .post("/virtual-tryon")
                .then()
                .statusCode(422)
                .body("code", equalTo("no_person"))
                .body("part", equalTo("customer_image"));
    }

    @Test
    void keepsTheTestEndpointsShutInProduction() {
        given().get("/test/analysis").then().statusCode(404).body("code", equalTo("not_found"));
        given().multiPart("image", "photo", Samples.TEE.bytes())
                .post("/test/read")
                .then()
                .statusCode(404);
    }
}
