package dev.drape.ops;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.testing.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.logging.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** In the running service, since the framework sets a handler of its own at the start. */
@QuarkusTest
class UnheardFailuresTest {
    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"UNKNOWN_OPTION", "DEADLINE_EXCEEDED", "NO_PERSON", "INTERNAL"})
    void onlyFaultsOfTheServiceAreLogged(Failure failure) {
        try (LogLines log = new LogLines("", Level.WARNING)) {
            Infrastructure.handleDroppedException(new DrapeException(failure, "something"));
            assertThat(log.lines()).hasSize(failure == Failure.INTERNAL ? 1 : 0);
        }
    }
}
