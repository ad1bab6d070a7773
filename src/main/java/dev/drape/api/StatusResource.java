package dev.drape.api;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.CacheStatus;
import dev.drape.analysis.Kind;
import dev.drape.api.wire.StatusAnswer;
import dev.drape.api.wire.WarmingState;
import dev.drape.image.filter.NativeLibrary;
import dev.drape.inference.DeviceStatus;
import dev.drape.inference.Devices;
import dev.drape.inference.ModelCatalog;
import dev.drape.inference.ModelStatus;
import dev.drape.store.ShelfStatus;
import dev.drape.tryon.Admission;
import dev.drape.warming.Warming;
import io.quarkus.runtime.ApplicationConfig;
import io.quarkus.runtime.Quarkus;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;

/** {@code GET /performance-status}. */
@Path("/performance-status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class StatusResource {
    private static final String NO_DEVICE = "none";
    /** Read when the class is loaded: a native executable has no manifests any more. */
    private static final String QUARKUS = Quarkus.class.getPackage().getImplementationVersion();

    private final Devices devices;
    private final ModelCatalog models;
    private final Analyses analyses;
    private final Admission admission;
    private final Warming warming;
    private final ApplicationConfig application;
    private final Answers answers;

    StatusResource(
            Devices devices,
            ModelCatalog models,
            Analyses analyses,
            Admission admission,
            Warming warming,
            ApplicationConfig application,
            Answers answers) {
        this.devices = devices;
        this.models = models;
        this.analyses = analyses;
        this.admission = admission;
        this.warming = warming;
        this.application = application;
        this.answers = answers;
    }

    @GET
    @Operation(summary = "Devices, lanes, caches, models, requests and runtime")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StatusAnswer.class), example = Examples.STATUS))
    public Uni<Response> status() {
        return answers.offLoop(() -> Response.ok(now()).build());
    }

    private StatusAnswer now() {
        Admission.State requests = admission.state();
        return new StatusAnswer(
                devices.gpuAvailable(),
                models.currentDevice().orElse(NO_DEVICE),
                devices.status().stream().map(StatusResource::device).toList(),
                Map.of(
                        Kind.CUSTOMER.id(), cache(analyses.status(Kind.CUSTOMER)),
                        Kind.GARMENT.id(), cache(analyses.status(Kind.GARMENT))),
                WarmingState.of(warming.progress()),
                models.status().stream().map(StatusResource::model).toList(),
                new StatusAnswer.Requests(
                        requests.running(), requests.waiting(), requests.queueLimit(), requests.rejected()),
                runtime());
    }

    private static StatusAnswer.DeviceState device(DeviceStatus status) {
        return new StatusAnswer.DeviceState(
                status.id(),
                status.state().id(),
                status.reason().orElse(null),
                status.since().toString(),
                status.nextProbe().map(Instant::toString).orElse(null),
                status.lanes(),
                status.queueDepth(),
                status.inferences(),
                status.failures());
    }

    private static StatusAnswer.CacheState cache(CacheStatus status) {
        ShelfStatus store = status.store();
        return new StatusAnswer.CacheState(
                status.size(),
                status.maxSize(),
                status.hits(),
                status.storeHits(),
                status.similarHits(),
                status.misses(),
                status.hitRate(),
                status.evictions(),
                status.meanLoadMs(),
                status.maxLoadMs(),
                new StatusAnswer.StoreState(
                        store.store(),
                        store.up(),
                        store.hits(),
                        store.misses(),
                        store.failures(),
                        store.writes(),
                        store.dropped()));
    }

    private static StatusAnswer.ModelState model(ModelStatus status) {
        return new StatusAnswer.ModelState(
                status.name().id(), status.sha256(), status.device(), status.loadMillis(), status.warmupMillis());
    }

    private StatusAnswer.RuntimeFacts runtime() {
        return new StatusAnswer.RuntimeFacts(
                application.version().orElse("unknown"),
                System.getProperty("java.version"),
                QUARKUS,
                models.onnxRuntimeVersion(),
                NativeLibrary.openCvVersion(),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
                NativeLibrary.residentBytes());
    }
}
