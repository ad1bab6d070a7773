package dev.drape.compose;

import dev.drape.garment.Category;
import dev.drape.image.Mask;
import dev.drape.outfit.BodyClass;
import dev.drape.testing.SyntheticPerson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContactShadowTest {
    private final SyntheticPerson person = new SyntheticPerson(1, 0);
    private final Scene scene = Scene.of(new Customer(person.photo(), person.pose(), person.person(), person.outfit()));
    private final BodyFrame body = new BodyFinder(person.pose(), 300, 400).find(Category.TOP);

    @Test
    void darkensTheBodyALittleJustBelowTheHemAndNothingElse() {
        Mask cloth = person.mask(BodyClass.TOP);
        Mask shadow = ContactShadow.of(scene, body, cloth);
        assertThat(cloth.isSet(135, 199)).isTrue();
        assertThat(cloth.isSet(135, 200)).isFalse();
        // 4 % of 255 is 10; two in a hundred are 5.
        assertThat(shadow.at(135, 200)).isBetween(5, 10);
        assertThat(shadow.at(135, 198)).isZero();
        assertThat(shadow.at(135, 212)).isZero();
        assertThat(shadow.at(20, 200)).as("ground").isZero();
    }
}
