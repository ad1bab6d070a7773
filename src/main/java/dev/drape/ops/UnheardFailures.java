package dev.drape.ops;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.util.concurrent.CancellationException;

/**
 * What becomes of failures that nobody hears, because the caller has hung up: the request's own line tells of that. Only a
 * fault of the service is logged as one; by default Mutiny logs them all, each with its stack trace.
 */
@ApplicationScoped
class UnheardFailures {
    private static final Logger LOG = Logger.getLogger(UnheardFailures.class);

    void onStart(@Observes StartupEvent event) {
        Infrastructure.setDroppedExceptionHandler(UnheardFailures::dropped);
    }

    private static void dropped(Throwable failure) {
        if (failure instanceof CancellationException) {
            LOG.debug("Nobody heard that work was stopped", failure);
        } else if (failure instanceof DrapeException known && known.failure().kind() != Failure.Kind.INTERNAL) {
            LOG.debugf("Nobody heard that %s", known.failure());
        } else {
            LOG.error("A failure that nobody heard", failure);
        }
    }
}
