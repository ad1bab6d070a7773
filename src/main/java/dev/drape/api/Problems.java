package dev.drape.api;

import dev.drape.api.wire.Problem;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The one table from a failure to an RFC 9457 problem, and the one place where a failure becomes an answer. The body
 * never shows a stack trace, a path or a class name; what is ours to mend is logged with the request's id.
 */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String TYPE_PREFIX = "https://drape.dev/problems/";
    private static final Map<Failure.Kind, Integer> STATUS = new EnumMap<>(Map.of(
            Failure.Kind.BAD_REQUEST, 400,
            Failure.Kind.TOO_LARGE, 413,
            Failure.Kind.UNSUPPORTED, 415,
            Failure.Kind.UNUSABLE, 422,
            Failure.Kind.CONFLICT, 409,
            Failure.Kind.QUOTA, 429,
            Failure.Kind.UNAVAILABLE, 503,
            Failure.Kind.INTERNAL, 500));

    private Problems() {}

    /** The problem of a failure that carries a name. */
    static Problem of(DrapeException e, String requestId) {
        Failure failure = e.failure();
        var finding = e.finding();
        return new Problem(
                type(failure.code()),
                failure.title(),
                status(failure),
                failure == Failure.INTERNAL ? "The fault was logged under the request's id." : e.getMessage(),
                failure.code(),
                finding.map(DrapeException.Finding::check).orElse(null),
                finding.map(DrapeException.Finding::measured).orElse(null),
                finding.map(DrapeException.Finding::limit).orElse(null),
                finding.map(DrapeException.Finding::hint).orElse(null),
                e.part().orElse(null),
                requestId);
    }

    /** The problem of a plain HTTP status, such as 404 or 406. */
    static Problem ofStatus(int status, String requestId) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        String code = title.toLowerCase(Locale.ROOT).replace(' ', '_').replace("-", "_");
        return new Problem(type(code), title, status, null, code, null, null, null, null, null, requestId);
    }

    static int status(Failure failure) {
        return STATUS.get(failure.kind());
    }

    /** As {@code Retry-After} says it. */
    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.toSeconds()));
    }

    private static String type(String code) {
        return TYPE_PREFIX + code.replace('_', '-');
    }

    /** Turns what a resource throws into an answer. */
    static class Mappers {

        @ServerExceptionMapper
        Response drape(DrapeException e, RoutingContext context) {
            String requestId = RequestId.of(context);
            if (e.failure() == Failure.INTERNAL) {
                LOG.errorf(e, "request %s failed", requestId);
            } else {
                LOG.debugf("request %s refused: %s", requestId, e.failure().code());
            }
            Response.ResponseBuilder answer = answer(of(e, requestId));
            e.retryAfter().map(Problems::seconds).ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait));
            return answer.build();
        }

        @ServerExceptionMapper
        Response http(WebApplicationException e, RoutingContext context) {
            Response.ResponseBuilder answer = answer(ofStatus(e.getResponse().getStatus(), RequestId.of(context)));
            Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
            return allow == null
                    ? answer.build()
                    : answer.header(HttpHeaders.ALLOW, allow).build();
        }

        /** The HTTP layer refuses a body of unannounced length by itself when it grows too large. */
        @ServerExceptionMapper
        Response other(Throwable e, RoutingContext context) {
            if (context.response().ended()) {
                LOG.debugf(e, "request %s was answered already", RequestId.of(context));
                return Response.status(context.response().getStatusCode()).build();
            }
            return drape(new DrapeException(Failure.INTERNAL, "unexpected", e), context);
        }

        private static Response.ResponseBuilder answer(Problem problem) {
            return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        }
    }
}
