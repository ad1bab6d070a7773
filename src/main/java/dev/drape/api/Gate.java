package dev.drape.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.api.wire.Problem;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.inference.ModelCatalog;
import dev.drape.tryon.Admission;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.concurrent.TimeoutException;

/**
 * What every request passes before any resource: it gets its id and headers, and one whose body is announced as too
 * large, or whose photos nobody has time for, is refused before a byte of its body is read. Runs on the event loop.
 */
@ApplicationScoped
class Gate {
    /** Before Quarkus' own body limit, which answers without a body. */
    private static final int FIRST = 1_000;

    private static final int REQUEST_TIMEOUT = 408;

    private static final String NO_DEVICE = "none";

    private final ApiConfig config;
    private final ModelCatalog models;
    private final ObjectMapper json;
    private final RequestWatch watch;
    private final Admission admission;
    private final BodyBudget bodies;

    Gate(
            ApiConfig config,
            ModelCatalog models,
            ObjectMapper json,
            RequestWatch watch,
            Admission admission,
            BodyBudget bodies) {
        this.config = config;
        this.models = models;
        this.json = json;
        this.watch = watch;
        this.admission = admission;
        this.bodies = bodies;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    /** Answers of the HTTP layer itself get the same body shape as all others. */
    void describeErrors(@Observes Router router) {
        for (int status : new int[] {404, 405, 413}) {
            router.errorHandler(status, context -> answer(context, Problems.ofStatus(status, RequestId.of(context))));
        }
    }

    private void enter(RoutingContext context) {
        watch.watch(context);
        AnswerHeaders.ensure(context, models.currentDevice().orElse(NO_DEVICE));
        long announced = announcedLength(context);
        if (announced > config.maxRequestBytes()) {
            refuse(context, Body.tooLarge(config.maxRequestBytes()));
        } else if (context.request().method() == HttpMethod.POST
                && Endpoint.of(context.request().path()).takesPhotos()) {
            admit(context, announced);
        } else {
            context.next();
        }
    }

    private void admit(RoutingContext context, long announced) {
        long room = announced < 0 ? config.maxRequestBytes() : announced;
        try {
            admission.requireRoom();
            if (!bodies.take(room)) {
                throw admission.overloaded("The photos of other requests take all memory; try again shortly.");
            }
        } catch (DrapeException e) {
            refuse(context, e);
            return;
        }
        context.addEndHandler(end -> bodies.giveBack(room));
        Body.gather(context, announced, config.maxRequestBytes(), config.bodyTimeLimit())
                .onSuccess(whole -> context.next())
                .onFailure(cause -> bodyFailed(context, cause));
    }

    /** The caller may send more for as long as it likes, so it is hung up on; it may have gone already. */
    private void bodyFailed(RoutingContext context, Throwable cause) {
        String requestId = RequestId.of(context);
        if (cause instanceof DrapeException e) {
            answer(context, Problems.of(e, requestId)).onComplete(told -> hangUp(context.request()));
        } else if (cause instanceof TimeoutException) {
            answer(context, Problems.ofStatus(REQUEST_TIMEOUT, requestId))
                    .onComplete(told -> hangUp(context.request()));
        }
    }

    private static void hangUp(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    private void refuse(RoutingContext context, DrapeException e) {
        if (e.failure() == Failure.REQUEST_TOO_LARGE) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        e.retryAfter()
                .map(Problems::seconds)
                .ifPresent(wait -> context.response().putHeader(HttpHeaders.RETRY_AFTER, wait));
        answer(context, Problems.of(e, RequestId.of(context)));
    }

    /** −1 if the request does not say; a length that is no number is none that could be met. */
    private static long announcedLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private Future<Void> answer(RoutingContext context, Problem problem) {
        RequestFacts.problem(context, problem);
        try {
            return context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
