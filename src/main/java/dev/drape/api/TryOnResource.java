package dev.drape.api;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.api.wire.CustomerAnswer;
import dev.drape.api.wire.Extras;
import dev.drape.api.wire.GarmentAnswer;
import dev.drape.api.wire.Masks;
import dev.drape.api.wire.PerformanceInfo;
import dev.drape.api.wire.Picture;
import dev.drape.api.wire.Problem;
import dev.drape.api.wire.TryOnAnswer;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.tryon.TryOnPipeline;
import dev.drape.tryon.TryOnRequest;
import dev.drape.tryon.TryOnResult;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Optional;
import java.util.Set;

/** {@code POST /virtual-tryon}. */
@Path("/virtual-tryon")
@Tag(name = "Try-on")
class TryOnResource {
    private static final Set<String> PHOTOS = Set.of(TryOnRequest.CUSTOMER_PART, TryOnRequest.GARMENT_PART);
    private static final Set<String> OPTIONS = Set.of(
            Options.CATEGORY,
            Options.MODEL_COMPLEXITY,
            Options.PREPROCESS,
            Options.FIT,
            Options.INCLUDE,
            Options.OUTPUT_FORMAT,
            Options.USE_CACHE);

    private final TryOnPipeline pipeline;
    private final Analyses analyses;
    private final ImageEncoder encoder;
    private final Answers answers;

    TryOnResource(TryOnPipeline pipeline, Analyses analyses, ImageEncoder encoder, Answers answers) {
        this.pipeline = pipeline;
        this.analyses = analyses;
        this.encoder = encoder;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, "image/png", "image/jpeg", "image/webp"})
    @Operation(
            summary = "Draw a garment on a customer",
            description =
                    "Answers JSON, or the picture itself if `Accept` asks for one. Pixels outside the edit mask equal"
                            + " the uploaded photo's, at the uploaded photo's own size.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Forms.TryOn.class)))
    @APIResponse(
            responseCode = "200",
            description = "The try-on",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TryOnAnswer.class),
                        example = Examples.TRY_ON),
                @Content(mediaType = "image/png"),
                @Content(mediaType = "image/jpeg"),
                @Content(mediaType = "image/webp")
            })
    @APIResponse(
            responseCode = "422",
            description = "A photo cannot be used; the problem names the check, its measured value, limit and a hint",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            example = Examples.NO_PERSON))
    public Uni<Response> tryOn(@Context HttpHeaders headers, @Context RoutingContext context) {
        Optional<OutputFormat> bare = Accepts.picture(headers);
        return answers.form(context, PHOTOS).chain(form -> {
            Options options = form.options(OPTIONS);
            TryOnRequest request = request(form, options, bare);
            return pipeline.tryOn(request).chain(result -> answer(result, options.include(), bare, context));
        });
    }

    private static TryOnRequest request(Form form, Options options, Optional<OutputFormat> bare) {
        OutputFormat format = options.outputFormat();
        Set<Extras> extras = options.include();
        return new TryOnRequest(
                form.photo(TryOnRequest.CUSTOMER_PART),
                form.photo(TryOnRequest.GARMENT_PART),
                options.category(),
                options.analysis(),
                options.fit(),
                bare.orElse(format),
                bare.isEmpty() && extras.contains(Extras.MASK));
    }

    private Uni<Response> answer(
            TryOnResult result, Set<Extras> extras, Optional<OutputFormat> bare, RoutingContext context) {
        Answers.Cost cost = cost(result);
        return bare.isPresent()
                ? Uni.createFrom().item(answers.picture(cost, result.picture()))
                : answers.json(cost, () -> body(result, new Masks(extras, encoder), RequestId.of(context)));
    }

    static Answers.Cost cost(TryOnResult result) {
        return new Answers.Cost(
                result.times(),
                result.totalMs(),
                result.ranOn().device(),
                result.customer().source(),
                result.garment().source());
    }

    TryOnAnswer body(TryOnResult result, Masks masks, String requestId) {
        CustomerAnalysis customer = result.customer().value();
        GarmentAnalysis garment = result.garment().value();
        return new TryOnAnswer(
                requestId,
                analyses.pipelineVersion(),
                Picture.of(result.picture()),
                result.editMask().map(Picture::of).orElse(null),
                CustomerAnswer.lower(garment.garment().category()),
                TryOnAnswer.DrawingQuality.of(result.quality()),
                CustomerAnswer.of(customer, result.customer().cached(), masks, true),
                GarmentAnswer.of(result.garment(), masks),
                PerformanceInfo.of(result));
    }
}
