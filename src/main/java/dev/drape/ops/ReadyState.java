package dev.drape.ops;

import dev.drape.inference.ModelCatalog;
import dev.drape.tryon.Admission;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/** Whether work should be sent here. */
@ApplicationScoped
class ReadyState {
    private final ModelCatalog models;
    private final WarmUp warmUp;
    private final Admission admission;

    ReadyState(ModelCatalog models, WarmUp warmUp, Admission admission) {
        this.models = models;
        this.warmUp = warmUp;
        this.admission = admission;
    }

    /** Why not; empty if it should. */
    Optional<String> obstacle() {
        if (admission.draining()) {
            return Optional.of("The service is stopping.");
        }
        return models.whyNotReady().or(() -> warmUp.done() ? Optional.empty() : Optional.of("The warm-up runs."));
    }
}
