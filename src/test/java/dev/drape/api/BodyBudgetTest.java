package dev.drape.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyBudgetTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BodyBudget budget = new BodyBudget(100, registry);

    @Test
    void holdsWhatFits() {
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.take(40)).isTrue();
        assertThat(held()).isEqualTo(100);
        budget.giveBack(60);
        assertThat(budget.take(41)).isTrue();
        assertThat(held()).isEqualTo(81);
    }

    @Test
    void takesOneThatIsLargerThanAllWhileThereIsNoOther() {
        assertThat(budget.take(1000)).isTrue();
        assertThat(budget.take(1)).isFalse();
        budget.giveBack(1000);
        assertThat(budget.take(1)).isTrue();
        assertThat(budget.take(1000)).isFalse();
    }

    private double held() {
        return registry.get("drape.requests.body.bytes").gauge().value();
    }
}
