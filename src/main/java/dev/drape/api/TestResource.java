package dev.drape.api;

import dev.drape.analysis.AnalysisOptions;
import dev.drape.api.wire.CustomerAnswer;
import dev.drape.api.wire.GarmentAnswer;
import dev.drape.api.wire.Masks;
import dev.drape.api.wire.PerformanceInfo;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.tryon.BundledSamples;
import dev.drape.tryon.TryOnPipeline;
import dev.drape.tryon.TryOnResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code GET /test/…}: the bundled sample photos through the real pipeline. Off in production unless switched on. */
@Path("/test")
@Tag(name = "Test")
class TestResource {
    private final ApiConfig config;
    private final BundledSamples samples;
    private final TryOnPipeline pipeline;
    private final TryOnResource tryOns;
    private final ImageEncoder encoder;
    private final Answers answers;

    TestResource(
            ApiConfig config,
            BundledSamples samples,
            TryOnPipeline pipeline,
            TryOnResource tryOns,
            ImageEncoder encoder,
            Answers answers) {
        this.config = config;
        this.samples = samples;
        this.pipeline = pipeline;
        this.tryOns = tryOns;
        this.encoder = encoder;
        this.answers = answers;
    }

    /** Body of {@code GET /test/analysis}. */
    @RegisterForReflection
    record AnalysisAnswer(
            CustomerAnswer customerAnalysis, GarmentAnswer garmentAnalysis, PerformanceInfo performanceInfo) {}

    @GET
    @Path("/virtual-tryon")
    @Produces({MediaType.APPLICATION_JSON, "image/png", "image/jpeg", "image/webp"})
    @Operation(summary = "Try the sample garment on the sample customer")
    public Uni<Response> tryOn(@Context HttpHeaders headers, @Context RoutingContext context) {
        Optional<OutputFormat> bare = Accepts.picture(headers);
        return run(bare.orElse(OutputFormat.PNG))
                .chain(result -> bare.isPresent()
                        ? Uni.createFrom().item(answers.picture(TryOnResource.cost(result), result.picture()))
                        : answers.json(
                                TryOnResource.cost(result),
                                () -> tryOns.body(result, noMasks(), RequestId.of(context))));
    }

    @GET
    @Path("/analysis")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Analyse the sample customer and the sample garment")
    public Uni<Response> analysis() {
        return run(OutputFormat.PNG)
                .chain(result -> answers.json(
                        TryOnResource.cost(result),
                        () -> new AnalysisAnswer(
                                CustomerAnswer.of(
                                        result.customer().value(),
                                        result.customer().cached(),
                                        noMasks(),
                                        true),
                                GarmentAnswer.of(result.garment(), noMasks()),
                                PerformanceInfo.of(result))));
    }

    /** Body of {@code POST /test/read}. */
    record ReadAnswer(int bytes) {}

    @POST
    @Path("/read")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read an analysis' form and do nothing with it",
            description = "What reading a request and writing an answer costs: the measure of answers from the cache.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Forms.Customer.class)))
    public Uni<Response> read(@Context RoutingContext context) {
        return switchedOn(() -> answers.form(context, Set.of(AnalysisResource.PART)))
                .chain(form -> answers.offLoop(() -> Response.ok(
                                new ReadAnswer(form.photo(AnalysisResource.PART).bytes().length))
                        .build()));
    }

    private <T> Uni<T> switchedOn(Supplier<Uni<T>> work) {
        return config.testEndpoints() ? work.get() : Uni.createFrom().failure(new NotFoundException());
    }

    private Uni<TryOnResult> run(OutputFormat format) {
        return switchedOn(() -> answers.offLoop(() -> samples.request(AnalysisOptions.DEFAULT, format)))
                .chain(pipeline::tryOn);
    }

    private Masks noMasks() {
        return new Masks(Set.of(), encoder);
    }
}
