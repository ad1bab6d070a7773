package dev.drape.api;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Map;

/** Counts and logs every request once, when its answer has gone or its caller has; a rehearsal not at all. Event loop. */
@ApplicationScoped
class RequestWatch {
    /** What nginx logs for a caller that went before its answer; nobody is answered with it. */
    private static final int HUNG_UP = 499;

    private static final String WATCHED = RequestWatch.class.getName();

    private final RequestMeters meters;
    private final RequestLog log;

    RequestWatch(RequestMeters meters, RequestLog log) {
        this.meters = meters;
        this.log = log;
    }

    /** A request that is routed again is still one request. */
    void watch(RoutingContext context) {
        Endpoint endpoint = Endpoint.of(context.request().path());
        if (endpoint == Endpoint.OPERATION || context.get(WATCHED) != null) {
            return;
        }
        context.put(WATCHED, endpoint);
        boolean rehearsed = RehearsalRoute.rehearsed(context);
        if (!rehearsed) {
            meters.arrived();
        }
        long start = System.nanoTime();
        context.addEndHandler(end -> ended(context, endpoint, start, end.succeeded(), rehearsed));
    }

    private void ended(RoutingContext context, Endpoint endpoint, long start, boolean answered, boolean rehearsed) {
        long nanos = System.nanoTime() - start;
        int status = answered ? context.response().getStatusCode() : HUNG_UP;
        Outcome outcome = answered ? Outcome.of(status) : Outcome.CANCELLED;
        String code = RequestFacts.code(context).orElse(null);
        Map<String, Double> stages = RequestFacts.stages(context);
        MultiMap headers = context.response().headers();
        RequestLog.Line line = new RequestLog.Line(
                Instant.now().toString(),
                "INFO",
                RequestLog.CATEGORY,
                RequestId.of(context),
                endpoint.id(),
                outcome.id(),
                status,
                code,
                Math.round(nanos / 1e4) / 100d,
                stages,
                headers.get(AnswerHeaders.DEVICE),
                headers.get(AnswerHeaders.CACHE));
        if (rehearsed) {
            log.rehearse(line);
        } else {
            meters.ended(endpoint, outcome, code, nanos, stages);
            log.write(line);
        }
    }
}
