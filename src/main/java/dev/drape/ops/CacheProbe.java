package dev.drape.ops;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.Kind;
import dev.drape.store.ShelfStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Always up, for without its second level the cache only has fewer hits; says whether the second level is used. */
@Readiness
@ApplicationScoped
class CacheProbe implements HealthCheck {
    private final Analyses analyses;

    CacheProbe(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public HealthCheckResponse call() {
        ShelfStatus store = analyses.status(Kind.GARMENT).store();
        return HealthCheckResponse.named("cache")
                .up()
                .withData("store", store.store())
                .withData("store_used", store.up())
                .build();
    }
}
