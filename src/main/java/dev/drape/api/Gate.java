package dev.drape.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.api.wire.Problem;
import dev.drape.error.DrapeException;
import dev.drape.inference.ModelCatalog;
import dev.drape.tryon.Admission;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every request passes before any resource: it gets its id and headers, and one whose body is announced as too
 * large, or whose photos nobody has time for, is refused before a byte of its body is read. Runs on the event loop.
 */
@ApplicationScoped
class Gate {
    /** Before Quarkus' own body limit, which answers without a body. */
    private static final int FIRST = 1_000;

    private static final String NO_DEVICE = "none";

    private final ApiConfig config;
    private final ModelCatalog models;
    private final ObjectMapper json;
    private final RequestWatch watch;
    private final Admission admission;

    Gate(ApiConfig config, ModelCatalog models, ObjectMapper json, RequestWatch watch, Admission admission) {
        this.config = config;
        this.models = models;
        this.json = json;
        this.watch = watch;
        this.admission = admission;
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
        if (Body.announced(context.request()) > config.maxRequestBytes()) {
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader(HttpHeaders.CONNECTION, "close");
            }
            refuse(context, Body.tooLarge(config.maxRequestBytes()));
        } else if (context.request().method() == HttpMethod.POST
                && Endpoint.of(context.request().path()).takesPhotos()) {
            admit(context);
        } else {
            context.next();
        }
    }

    private void admit(RoutingContext context) {
        try {
            admission.requireRoom();
        } catch (DrapeException e) {
            refuse(context, e);
            return;
        }
        context.next();
    }

    private void refuse(RoutingContext context, DrapeException e) {
        e.retryAfter()
                .map(Problems::seconds)
                .ifPresent(wait -> context.response().putHeader(HttpHeaders.RETRY_AFTER, wait));
        answer(context, Problems.of(e, RequestId.of(context)));
    }

    private void answer(RoutingContext context, Problem problem) {
        RequestFacts.problem(context, problem);
        try {
            context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
