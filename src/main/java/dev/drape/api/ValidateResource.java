package dev.drape.api;

import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.analysis.PhotoCheck;
import dev.drape.analysis.Source;
import dev.drape.api.wire.CustomerAnswer.Check;
import dev.drape.api.wire.ValidateAnswer;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.StageTimes;
import dev.drape.garment.GarmentAnalyzer;
import dev.drape.garment.GarmentFacts;
import dev.drape.tryon.AnalysisPipeline;
import dev.drape.tryon.TryOnRequest;
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

import java.util.List;
import java.util.Set;

/** {@code POST /validate}: every check before a try-on is paid for. */
@Path("/validate")
@Tag(name = "Analysis")
class ValidateResource {
    private static final Set<String> PHOTOS = Set.of(TryOnRequest.CUSTOMER_PART, TryOnRequest.GARMENT_PART);
    private static final Set<String> OPTIONS =
            Set.of(Options.CATEGORY, Options.MODEL_COMPLEXITY, Options.PREPROCESS, Options.USE_CACHE);

    /** Confidences below it are worth a word to the caller, not a refusal. */
    private static final double SURE = 0.5;

    private final AnalysisPipeline pipeline;
    private final Answers answers;

    ValidateResource(AnalysisPipeline pipeline, Answers answers) {
        this.pipeline = pipeline;
        this.answers = answers;
    }

    /** One photo's verdict and what it cost. */
    private record Verdict(ValidateAnswer.Part part, StageTimes times, double totalMs, String device, Source source) {
        static final Verdict NOT_ASKED = new Verdict(null, StageTimes.NONE, 0, null, null);

        static Verdict refused(DrapeException e) {
            Check check = new Check(
                    e.finding()
                            .map(DrapeException.Finding::check)
                            .orElse(e.failure().code()),
                    false,
                    e.finding().map(DrapeException.Finding::measured).orElse(null),
                    e.finding().map(DrapeException.Finding::limit).orElse(null),
                    e.finding().map(DrapeException.Finding::hint).orElse(e.getMessage()));
            return new Verdict(new ValidateAnswer.Part(false, List.of(check)), StageTimes.NONE, 0, null, null);
        }

        boolean accepted() {
            return part == null || part.accepted();
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Check photos before a try-on",
            description =
                    "Every check with its measured value, limit and hint. 200 also when checks fail: see `accepted`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = Forms.Validate.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ValidateAnswer.class)))
    public Uni<Response> validate(@Context RoutingContext context) {
        return answers.form(context, PHOTOS).chain(form -> {
            Options options = form.options(OPTIONS);
            requireAPhoto(form);
            return Uni.combine()
                    .all()
                    .unis(customer(form, options), garment(form, options))
                    .asTuple()
                    .chain(both -> answer(both.getItem1(), both.getItem2()));
        });
    }

    private static void requireAPhoto(Form form) {
        if (form.optionalPhoto(TryOnRequest.CUSTOMER_PART).isEmpty()
                && form.optionalPhoto(TryOnRequest.GARMENT_PART).isEmpty()) {
            throw new DrapeException(
                    Failure.MISSING_PART,
                    "Send " + TryOnRequest.CUSTOMER_PART + ", " + TryOnRequest.GARMENT_PART + " or both.");
        }
    }

    private Uni<Response> answer(Verdict customer, Verdict garment) {
        var cost = new Answers.Cost(
                customer.times().plus(garment.times()),
                Math.max(customer.totalMs(), garment.totalMs()),
                customer.device(),
                customer.source(),
                garment.source());
        return answers.json(
                cost,
                () -> new ValidateAnswer(customer.accepted() && garment.accepted(), customer.part(), garment.part()));
    }

    private Uni<Verdict> customer(Form form, Options options) {
        return form.optionalPhoto(TryOnRequest.CUSTOMER_PART)
                .map(photo -> judged(pipeline.customer(photo, TryOnRequest.CUSTOMER_PART, options.analysis(), false)
                        .map(found -> new Verdict(
                                of(found.value().value()),
                                found.times(),
                                found.totalMs(),
                                found.value().value().device(),
                                found.value().source()))))
                .orElse(Uni.createFrom().item(Verdict.NOT_ASKED));
    }

    private Uni<Verdict> garment(Form form, Options options) {
        return form.optionalPhoto(TryOnRequest.GARMENT_PART)
                .map(photo -> judged(
                        pipeline.garment(photo, TryOnRequest.GARMENT_PART, options.category(), options.useCache())
                                .map(found -> new Verdict(
                                        of(found.value().value()),
                                        found.times(),
                                        found.totalMs(),
                                        null,
                                        found.value().source()))))
                .orElse(Uni.createFrom().item(Verdict.NOT_ASKED));
    }

    /** A photo that cannot be used is a verdict here; everything else stays a failure. */
    private static Uni<Verdict> judged(Uni<Verdict> work) {
        return work.onFailure(e -> e instanceof DrapeException d
                        && (d.failure().kind() == Failure.Kind.UNUSABLE
                                || d.failure().kind() == Failure.Kind.UNSUPPORTED))
                .recoverWithItem(e -> Verdict.refused((DrapeException) e));
    }

    private static ValidateAnswer.Part of(CustomerAnalysis analysis) {
        return new ValidateAnswer.Part(
                analysis.checks().stream().noneMatch(PhotoCheck::refuses),
                analysis.checks().stream().map(Check::of).toList());
    }

    /** A garment that was analysed can be drawn: beside its size, which was a condition, its checks are advice. */
    private static ValidateAnswer.Part of(GarmentAnalysis analysis) {
        GarmentFacts garment = analysis.garment();
        return new ValidateAnswer.Part(
                true,
                List.of(
                        atLeast("garment_area", analysis.cutout().coverage(), GarmentAnalyzer.LEAST_AREA, null),
                        atLeast(
                                "garment_separable",
                                garment.cutoutConfidence(),
                                SURE,
                                "Use a plain ground that differs from the garment, or a transparent PNG."),
                        atLeast(
                                "category",
                                garment.categoryConfidence(),
                                SURE,
                                "Name the garment's category in the request.")));
    }

    private static Check atLeast(String code, double measured, double limit, String hint) {
        boolean passed = measured >= limit;
        return new Check(code, passed, measured, ">= " + limit, passed ? null : hint);
    }
}
