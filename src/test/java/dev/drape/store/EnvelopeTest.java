package dev.drape.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] KEY = new Keys("shared").of("key");
    private static final byte[] CONTENT = content();

    private static byte[] content() {
        byte[] content = new byte[5_000];
        new Random(1).nextBytes(content);
        Arrays.fill(content, 1_000, 4_000, (byte) 7);
        return content;
    }

    @Test
    void givesBackWhatWasSealed() throws CorruptEntryException {
        byte[] sealed = Envelope.seal(KEY, NOW.plusSeconds(1), CONTENT);
        assertThat(Envelope.open(KEY, NOW, sealed)).hasValue(CONTENT);
        assertThat(sealed).hasSizeLessThan(CONTENT.length);
    }

    @Test
    void givesNothingAtTheEndOfItsLife() throws CorruptEntryException {
        byte[] sealed = Envelope.seal(KEY, NOW, CONTENT);
        assertThat(Envelope.open(KEY, NOW.minusMillis(1), sealed)).isPresent();
        assertThat(Envelope.open(KEY, NOW, sealed)).isEmpty();
    }

    @Test
    void neverAnswersWithAnotherKeysEntry() {
        byte[] sealed = Envelope.seal(KEY, NOW.plusSeconds(1), CONTENT);
        assertThatThrownBy(() -> Envelope.open(new Keys("shared").of("other"), NOW, sealed))
                .isInstanceOf(CorruptEntryException.class)
                .hasMessageContaining("another key");
    }

    @Test
    void noticesEverySingleFlippedBit() {
        byte[] sealed = Envelope.seal(KEY, NOW.plusSeconds(1), new byte[] {1, 2, 3});
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] damaged = sealed.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Envelope.open(KEY, NOW, damaged))
                    .as("bit %d", bit)
                    .isInstanceOf(CorruptEntryException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 51, 52, 56, 100})
    void noticesThatItIsCutOff(int length) {
        byte[] sealed = Envelope.seal(KEY, NOW.plusSeconds(1), CONTENT);
        assertThatThrownBy(() -> Envelope.open(KEY, NOW, Arrays.copyOf(sealed, length)))
                .isInstanceOf(CorruptEntryException.class);
    }
}
