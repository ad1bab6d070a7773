package dev.drape.api;

import dev.drape.api.wire.CustomerAnswer;
import dev.drape.api.wire.Picture;
import dev.drape.api.wire.PreprocessAnswer;
import dev.drape.image.Preprocessor;
import dev.drape.image.RgbImage;
import dev.drape.image.Standardized;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.tryon.AnalysisPipeline;
import dev.drape.tryon.EncodedImage;
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

/** {@code POST /preprocess}. */
@Path("/preprocess")
@Tag(name = "Analysis")
class PreprocessResource {
    private static final Set<String> PHOTOS = Set.of(AnalysisResource.PART);

    private final AnalysisPipeline pipeline;
    private final ImageEncoder encoder;
    private final Answers answers;

    PreprocessResource(AnalysisPipeline pipeline, ImageEncoder encoder, Answers answers) {
        this.pipeline = pipeline;
        this.encoder = encoder;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, "image/png", "image/jpeg", "image/webp"})
    @Operation(
            summary = "Standardise a photo",
            description =
                    "The 512×512 picture that the models see: JSON with its transform, or the picture itself if `Accept`"
                            + " asks for one.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Forms.Preprocess.class)))
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PreprocessAnswer.class)),
                @Content(mediaType = "image/png"),
                @Content(mediaType = "image/jpeg"),
                @Content(mediaType = "image/webp")
            })
    public Uni<Response> preprocess(@Context HttpHeaders headers, @Context RoutingContext context) {
        Optional<OutputFormat> bare = Accepts.picture(headers);
        return answers.form(context, PHOTOS).chain(form -> {
            Preprocessor.Purpose purpose = form.options(Set.of(Options.PURPOSE)).purpose();
            return pipeline.standardize(form.photo(AnalysisResource.PART), AnalysisResource.PART, purpose)
                    .chain(found -> {
                        var cost = new Answers.Cost(found.times(), found.totalMs(), null, null, null);
                        return bare.isPresent()
                                ? answers.offLoop(() -> encode(found.value(), bare.get()))
                                        .map(image -> answers.picture(cost, image))
                                : answers.json(cost, () -> body(found.value(), purpose));
                    });
        });
    }

    private PreprocessAnswer body(Standardized standardized, Preprocessor.Purpose purpose) {
        return new PreprocessAnswer(
                CustomerAnswer.lower(purpose),
                Picture.of(encode(standardized, OutputFormat.PNG)),
                PreprocessAnswer.Transform.of(standardized.letterbox()));
    }

    private EncodedImage encode(Standardized standardized, OutputFormat format) {
        RgbImage image = standardized.image();
        return new EncodedImage(format, image.width(), image.height(), encoder.encode(image, format));
    }
}
