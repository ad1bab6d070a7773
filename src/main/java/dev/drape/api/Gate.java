package dev.drape.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.api.wire.Problem;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.inference.ModelCatalog;
import dev.drape.tryon.Admission;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
        if (announcedLength(context) > config.maxRequestBytes()) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, Problems.of(tooLarge(config.maxRequestBytes()), RequestId.of(context)));
        } else {
            admit(context);
        }
    }

    private void admit(RoutingContext context) {
        try {
            if (context.request().method() == HttpMethod.POST
                    && Endpoint.of(context.request().path()).takesPhotos()) {
                admission.requireRoom();
            }
        } catch (DrapeException e) {
            e.retryAfter()
                    .map(Problems::seconds)
                    .ifPresent(wait -> context.response().putHeader(HttpHeaders.RETRY_AFTER, wait));
            answer(context, Problems.of(e, RequestId.of(context)));
            return;
        }
        context.next();
    }

    static DrapeException tooLarge(long maxBytes) {
        return new DrapeException(Failure.REQUEST_TOO_LARGE, "The request is larger than " + maxBytes + " bytes.");
    }

    private static long announcedLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
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
