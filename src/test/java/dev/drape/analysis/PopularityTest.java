package dev.drape.analysis;

import dev.drape.analysis.Popularity.Popular;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class PopularityTest {

    @Test
    void countsExactlyWhileThereIsRoom() {
        Popularity popularity = new Popularity(3);
        for (String photo : "a b a c a b".split(" ")) {
            popularity.count(photo);
        }
        assertThat(popularity.top(2)).containsExactly(new Popular("a", 3, 0), new Popular("b", 2, 0));
        assertThat(popularity.top(10)).hasSize(3);
    }

    /** The paper's example: with room for two, "c" takes over the rarest count. */
    @Test
    void aNewPhotoTakesOverTheRarestCount() {
        Popularity popularity = new Popularity(2);
        for (String photo : "a a b c".split(" ")) {
            popularity.count(photo);
        }
        assertThat(popularity.top(10)).containsExactly(new Popular("a", 2, 0), new Popular("c", 2, 1));
    }

    @Test
    void keepsItsPromisesOnASkewedStream() {
        int capacity = 50;
        int total = 20_000;
        Popularity popularity = new Popularity(capacity);
        Map<String, Integer> truth = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < total; i++) {
            String photo = "p" + (int) Math.floor(Math.exp(random.nextDouble() * 8));
            truth.merge(photo, 1, Integer::sum);
            popularity.count(photo);
        }
        Map<String, Popular> counted = new HashMap<>();
        popularity.top(capacity).forEach(one -> counted.put(one.md5(), one));
        assertThat(counted).hasSize(capacity);
        counted.forEach((photo, one) ->
                assertThat((long) truth.get(photo)).isBetween(one.requests() - one.error(), one.requests()));
        truth.forEach((photo, requests) -> assertThat(requests <= total / capacity || counted.containsKey(photo))
                .as("%s was asked for %d times", photo, requests)
                .isTrue());
    }
}
