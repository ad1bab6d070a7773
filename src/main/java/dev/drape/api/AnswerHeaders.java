package dev.drape.api;

import dev.drape.analysis.Source;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import java.util.Map;

/** The headers that every answer carries; what a resource has not set gets the neutral value. */
final class AnswerHeaders {
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
            if (!headers.contains(ServerTiming.HEADER)) {
                headers.set(
                        ServerTiming.HEADER, new ServerTiming(Map.of(), (System.nanoTime() - start) / 1e6).toString());
            }
            if (!headers.contains(DEVICE)) {
                headers.set(DEVICE, device);
            }
            if (!headers.contains(CACHE)) {
                headers.set(CACHE, NO_CACHE_ASKED);
            }
        });
    }

    /** {@code customer=hit;garment=miss}; null = not asked for. */
    static String cache(Source customer, Source garment) {
        return "customer=" + outcome(customer) + ";garment=" + outcome(garment);
    }

    private static String outcome(Source source) {
        if (source == null) {
            return "none";
        }
        return switch (source) {
            case COMPUTED -> "miss";
            case MEMORY, STORE -> "hit";
            case SIMILAR -> "similar";
        };
    }
}
