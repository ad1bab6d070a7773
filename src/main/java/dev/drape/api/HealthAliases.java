package dev.drape.api;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The probes under the paths that KServe's inference protocol (V2) gives them. */
@ApplicationScoped
class HealthAliases {
    static final String PREFIX = "/v2/health/";

    void register(@Observes Router router) {
        alias(router, "live");
        alias(router, "ready");
    }

    private static void alias(Router router, String probe) {
        router.get(PREFIX + probe).handler(context -> context.reroute("/q/health/" + probe));
    }
}
