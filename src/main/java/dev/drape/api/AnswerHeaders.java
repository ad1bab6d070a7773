package dev.drape.api;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import java.util.Locale;
import java.util.Map;

/** The headers that every answer carries; what a resource has not set gets the neutral value. */
final class AnswerHeaders {
    static final String SERVER_TIMING = "Server-Timing";
    static final String DEVICE = "X-Drape-Device";
    static final String CACHE = "X-Drape-Cache";

    private static final String NO_CACHE_ASKED = "customer=none;garment=none";

    private AnswerHeaders() {}

    /** Sees to it that the answer has all headers, whoever writes it. */
    static void ensure(RoutingContext context, String device) {
        long start = System.nanoTime();
        String requestId = RequestId.of(context);
        context.addHeadersEndHandler(ignored -> {
            MultiMap headers = context.response().headers();
            headers.set(RequestId.HEADER, requestId);
            if (!headers.contains(SERVER_TIMING)) {
                headers.set(SERVER_TIMING, "total;dur=" + millis((System.nanoTime() - start) / 1e6));
            }
            if (!headers.contains(DEVICE)) {
                headers.set(DEVICE, device);
            }
            if (!headers.contains(CACHE)) {
                headers.set(CACHE, NO_CACHE_ASKED);
            }
        });
    }

    /** {@code decode;dur=7.9, pose;dur=34.0, total;dur=171.0}. */
    static String serverTiming(Map<String, Double> stages, double totalMs) {
        StringBuilder out = new StringBuilder();
        stages.forEach((stage, ms) ->
                out.append(stage).append(";dur=").append(millis(ms)).append(", "));
        return out.append("total;dur=").append(millis(totalMs)).toString();
    }

    /** {@code customer=hit;garment=miss}; null = not asked for. */
    static String cache(Boolean customerCached, Boolean garmentCached) {
        return "customer=" + outcome(customerCached) + ";garment=" + outcome(garmentCached);
    }

    private static String outcome(Boolean cached) {
        if (cached == null) {
            return "none";
        }
        return cached ? "hit" : "miss";
    }

    private static String millis(double ms) {
        return String.format(Locale.ROOT, "%.2f", ms);
    }
}
