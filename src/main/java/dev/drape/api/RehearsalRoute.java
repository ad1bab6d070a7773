package dev.drape.api;

import dev.drape.tryon.Rehearsal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Leads the service's own requests to what they rehearse; for everybody else there is nothing here. */
@ApplicationScoped
class RehearsalRoute {
    private static final String REHEARSED = RehearsalRoute.class.getName();
    private static final int FIRST = -1_000;

    private final Rehearsal rehearsal;

    RehearsalRoute(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    void register(@Observes Router router) {
        router.post(Rehearsal.PREFIX + "/*").order(FIRST).handler(this::lead);
    }

    private void lead(RoutingContext context) {
        if (rehearsal.ours(context.request().getHeader(Rehearsal.HEADER))) {
            context.put(REHEARSED, true);
            context.reroute(context.request().path().substring(Rehearsal.PREFIX.length()));
        } else {
            context.next();
        }
    }

    /** Whether that is no customer's request. */
    static boolean rehearsed(RoutingContext context) {
        return context.get(REHEARSED) != null;
    }
}
