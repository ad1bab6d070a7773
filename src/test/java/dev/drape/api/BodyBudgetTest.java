package dev.drape.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyBudgetTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BodyBudget budget = new BodyBudget(100, registry);

    @Test
    void holdsWhatFits() {
        assertThat(budget.take(60, 0)).isTrue();
        assertThat(budget.take(41, 0)).isFalse();
        assertThat(budget.take(40, 0)).isTrue();
        assertThat(held()).isEqualTo(100);
        budget.giveBack(60);
        assertThat(budget.take(41, 0)).isTrue();
        assertThat(held()).isEqualTo(81);
    }

    @Test
    void takesOneThatIsLargerThanAllWhileThereIsNoOther() {
        assertThat(budget.take(1000, 0)).isTrue();
        assertThat(budget.take(1, 0)).isFalse();
        budget.giveBack(1000);
        assertThat(budget.take(1, 0)).isTrue();
        assertThat(budget.take(1000, 0)).isFalse();
    }

    @Test
    void oneThatGrowsMayTakeMoreThanAllWhileThereIsNoOther() {
        assertThat(budget.take(60, 0)).isTrue();
        assertThat(budget.take(60, 60)).isTrue();
        budget.giveBack(120);
        assertThat(budget.take(60, 0)).isTrue();
        assertThat(budget.take(1, 0)).isTrue();
        assertThat(budget.take(60, 60)).isFalse();
    }

    private double held() {
        return registry.get("drape.requests.body.bytes").gauge().value();
    }
}
