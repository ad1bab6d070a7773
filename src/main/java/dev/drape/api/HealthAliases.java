package dev.drape.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The probes under the paths that KServe's inference protocol (V2) gives them. */
@ApplicationScoped
class HealthAliases {
    static final String PREFIX = "/v2/health/";

    private static final String PROBES = "/q/health/";
    private static final String CONNECTION = HealthAliases.class.getName();
    private static final int FIRST = -1_000;

    void register(@Observes Router router) {
        router.get(PROBES + "*").order(FIRST).handler(HealthAliases::restoreConnectionHeader);
        alias(router, "live");
        alias(router, "ready");
    }

    private static void alias(Router router, String probe) {
        router.get(PREFIX + probe).handler(context -> {
            context.put(CONNECTION, context.response().headers().get(HttpHeaders.CONNECTION));
            context.reroute(PROBES + probe);
        });
    }

    /**
     * While the service stops it closes every connection after its answer and says so in a header. A reroute drops all
     * headers; without this one a caller would use the connection again and get no answer.
     */
    private static void restoreConnectionHeader(RoutingContext context) {
        String connection = context.get(CONNECTION);
        if (connection != null) {
            context.response().putHeader(HttpHeaders.CONNECTION, connection);
        }
        context.next();
    }
}
