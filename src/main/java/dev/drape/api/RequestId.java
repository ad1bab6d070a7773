package dev.drape.api;

import com.github.f4b6a3.ulid.UlidCreator;
import io.vertx.ext.web.RoutingContext;

import java.util.regex.Pattern;

/** A request's id: the caller's {@code X-Request-Id} if it is a sane one, else a new ULID. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    static String of(RoutingContext context) {
        String known = context.get(HEADER);
        if (known != null) {
            return known;
        }
        String sent = context.request().getHeader(HEADER);
        String id = sent != null && SANE.matcher(sent).matches()
                ? sent
                : UlidCreator.getMonotonicUlid().toString();
        context.put(HEADER, id);
        return id;
    }
}
