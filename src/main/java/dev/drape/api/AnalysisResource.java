package dev.drape.api;

import dev.drape.api.wire.CustomerAnswer;
import dev.drape.api.wire.GarmentAnswer;
import dev.drape.api.wire.Masks;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.tryon.AnalysisPipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Set;

/** {@code POST /analyze/customer} and {@code POST /analyze/garment}. */
@Path("/analyze")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analysis")
class AnalysisResource {
    static final String PART = "image";

    private static final Set<String> PHOTOS = Set.of(PART);
    private static final Set<String> CUSTOMER_OPTIONS =
            Set.of(Options.MODEL_COMPLEXITY, Options.PREPROCESS, Options.INCLUDE, Options.USE_CACHE);
    private static final Set<String> GARMENT_OPTIONS = Set.of(Options.CATEGORY, Options.INCLUDE, Options.USE_CACHE);

    private final AnalysisPipeline pipeline;
    private final ImageEncoder encoder;
    private final Answers answers;

    AnalysisResource(AnalysisPipeline pipeline, ImageEncoder encoder, Answers answers) {
        this.pipeline = pipeline;
        this.encoder = encoder;
        this.answers = answers;
    }

    @POST
    @Path("/customer")
    @Operation(
            summary = "Analyse a customer photo",
            description =
                    "Pose, person mask, body, skin tone and every photo check; with `include=layers` also who wears what."
                            + " Answers 200 whenever a person was found, also when checks failed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Forms.Customer.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CustomerAnswer.class), example = Examples.CUSTOMER))
    public Uni<Response> customer(@Context RoutingContext context) {
        return answers.form(context, PHOTOS).chain(form -> {
            Options options = form.options(CUSTOMER_OPTIONS);
            Masks masks = new Masks(options.include(), encoder);
            return pipeline.customer(form.photo(PART), PART, options.analysis(), masks.layersWanted())
                    .chain(found -> {
                        var value = found.value();
                        var cost = new Answers.Cost(
                                found.times(), found.totalMs(), value.value().device(), value.source(), null);
                        return answers.json(
                                cost,
                                () -> CustomerAnswer.of(value.value(), value.cached(), masks, masks.layersWanted()));
                    });
        });
    }

    @POST
    @Path("/garment")
    @Operation(
            summary = "Analyse a garment photo",
            description = "Cut-out, category, sleeves, neckline, pattern, colours and points.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Forms.Garment.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = GarmentAnswer.class), example = Examples.GARMENT))
    public Uni<Response> garment(@Context RoutingContext context) {
        return answers.form(context, PHOTOS).chain(form -> {
            Options options = form.options(GARMENT_OPTIONS);
            Masks masks = new Masks(options.include(), encoder);
            return pipeline.garment(form.photo(PART), PART, options.category(), options.useCache())
                    .chain(found -> {
                        var value = found.value();
                        var cost = new Answers.Cost(
                                found.times(), found.totalMs(), value.value().device(), null, value.source());
                        return answers.json(cost, () -> GarmentAnswer.of(value, masks));
                    });
        });
    }
}
