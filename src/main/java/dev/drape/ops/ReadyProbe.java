package dev.drape.ops;

import dev.drape.inference.DeviceStatus;
import dev.drape.inference.Devices;
import dev.drape.inference.ModelCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

import java.util.Optional;

/** Up while a device takes work; says of every device whether it does and why not. */
@Readiness
@ApplicationScoped
class ReadyProbe implements HealthCheck {
    private final StartUp startUp;
    private final ModelCatalog models;
    private final Devices devices;

    ReadyProbe(StartUp startUp, ModelCatalog models, Devices devices) {
        this.startUp = startUp;
        this.models = models;
        this.devices = devices;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> obstacle = models.whyNotReady();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("inference")
                .status(obstacle.isEmpty() && startUp.done())
                .withData("device", models.currentDevice().orElse("none"))
                .withData("gpu_available", devices.gpuAvailable());
        obstacle.ifPresent(why -> answer.withData("obstacle", why));
        for (DeviceStatus device : devices.status()) {
            String reason = device.reason().map(why -> ": " + why).orElse("");
            answer.withData(device.id(), device.state().id() + reason);
        }
        return answer.build();
    }
}
