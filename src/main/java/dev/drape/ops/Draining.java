package dev.drape.ops;

import dev.drape.tryon.Admission;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * The first step of a stop: no further work is taken, the ready probe goes down, what runs goes on. Probes and metrics
 * still answer for {@code quarkus.shutdown.delay}; then the HTTP layer refuses everything and waits, at most
 * {@code quarkus.shutdown.timeout}, for the requests that run.
 */
@ApplicationScoped
class Draining {
    private static final Logger LOG = Logger.getLogger(Draining.class);

    private final Admission admission;

    Draining(Admission admission) {
        this.admission = admission;
    }

    void onStop(@Observes ShutdownDelayInitiatedEvent event) {
        admission.drain();
        Admission.State state = admission.state();
        LOG.infof("Stopping: %d requests run, %d wait; new ones are refused", state.running(), state.waiting());
    }
}
