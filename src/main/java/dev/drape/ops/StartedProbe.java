package dev.drape.ops;

import dev.drape.inference.ModelCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

import java.util.Locale;

/** Up once the models are loaded and the warm-up has ended. */
@Startup
@ApplicationScoped
class StartedProbe implements HealthCheck {
    private final WarmUp warmUp;
    private final ModelCatalog models;

    StartedProbe(WarmUp warmUp, ModelCatalog models) {
        this.warmUp = warmUp;
        this.models = models;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("models loaded and warmed up")
                .status(warmUp.done())
                .withData("models", models.state().name().toLowerCase(Locale.ROOT))
                .build();
    }
}
