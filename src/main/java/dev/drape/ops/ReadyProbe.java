package dev.drape.ops;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.Kind;
import dev.drape.inference.DeviceStatus;
import dev.drape.inference.Devices;
import dev.drape.inference.ModelCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import java.util.Optional;

/** Up while work should be sent here; says of every device whether it works and why not, and how full the caches are. */
@Readiness
@ApplicationScoped
class ReadyProbe implements HealthCheck {
    private final ReadyState readiness;
    private final ModelCatalog models;
    private final Devices devices;
    private final Analyses analyses;

    ReadyProbe(ReadyState readiness, ModelCatalog models, Devices devices, Analyses analyses) {
        this.readiness = readiness;
        this.models = models;
        this.devices = devices;
        this.analyses = analyses;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> obstacle = readiness.obstacle();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("inference")
                .status(obstacle.isEmpty())
                .withData("device", models.currentDevice().orElse("none"))
                .withData("gpu_available", devices.gpuAvailable());
        obstacle.ifPresent(why -> answer.withData("obstacle", why));
        for (DeviceStatus device : devices.status()) {
            String reason = device.reason().map(why -> ": " + why).orElse("");
            answer.withData(device.id(), device.state().id() + reason);
        }
        for (Kind kind : Kind.values()) {
            answer.withData("cache_" + kind.id(), analyses.status(kind).size());
        }
        return answer.build();
    }
}
