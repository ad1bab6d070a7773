package dev.drape.ops;

import dev.drape.inference.ModelCatalog;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Loads the models, then warms up. Loading happens before the port opens: a missing or damaged model stops the start. The
 * warm-up runs beside it: the service is alive but not started until it ends.
 */
@ApplicationScoped
class StartUp {
    private final ModelCatalog models;
    private final WarmUp warmUp;
    private final ProcessMeters meters;

    StartUp(ModelCatalog models, WarmUp warmUp, ProcessMeters meters) {
        this.models = models;
        this.warmUp = warmUp;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent event) {
        models.load();
        models.status().forEach(meters::loaded);
        Thread thread = new Thread(warmUp::begin, "drape-warm-up");
        thread.setDaemon(true);
        thread.start();
    }
}
