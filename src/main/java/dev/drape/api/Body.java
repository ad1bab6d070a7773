package dev.drape.api;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/**
 * A request's body on its way into memory: one array, as large as was announced, which the request holds until somebody
 * takes it. On the request's event loop.
 */
final class Body {
    private static final String HELD = Body.class.getName();
    private static final byte[] NONE = {};

    /** What is made ready for a body that does not say how long it is. */
    private static final int FIRST_BYTES = 64 * 1024;

    private final long maxBytes;
    private final Promise<byte[]> arrived = Promise.promise();
    private byte[] bytes;
    private int length;

    private Body(int announced, long maxBytes) {
        this.maxBytes = maxBytes;
        bytes = new byte[announced];
    }

    /**
     * Gathers the body of a request that has not been read yet.
     *
     * @param announced its length as the request's head says, −1 if it does not
     * @return fails with {@code request_too_large} as soon as more than {@code maxBytes} have come, with
     *     {@link TimeoutException} if the body is not whole in time, and if the caller hangs up
     */
    static Future<Void> gather(RoutingContext context, long announced, long maxBytes, Duration timeLimit) {
        HttpServerRequest request = context.request();
        Body body = new Body(announced < 0 ? FIRST_BYTES : Math.toIntExact(announced), maxBytes);
        long timer = context.vertx()
                .setTimer(Math.max(1, timeLimit.toMillis()), due -> body.arrived.tryFail(new TimeoutException()));
        request.handler(body::add);
        request.endHandler(end -> body.ended());
        request.exceptionHandler(body.arrived::tryFail);
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            context.response().writeContinue();
        }
        request.resume();
        return body.arrived
                .future()
                .onComplete(done -> context.vertx().cancelTimer(timer))
                .map(whole -> {
                    context.put(HELD, whole);
                    return null;
                });
    }

    private void add(Buffer piece) {
        long now = (long) length + piece.length();
        if (now > maxBytes) {
            bytes = NONE;
            arrived.tryFail(tooLarge(maxBytes));
        } else if (!arrived.future().isComplete()) {
            if (now > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, 2 * now));
            }
            piece.getBytes(bytes, length);
            length = (int) now;
        }
    }

    private void ended() {
        arrived.tryComplete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    /** The body, which the request holds no longer; empty if there was none. */
    static byte[] take(RoutingContext context) {
        byte[] whole = context.remove(HELD);
        return whole == null ? NONE : whole;
    }

    static DrapeException tooLarge(long maxBytes) {
        return new DrapeException(Failure.REQUEST_TOO_LARGE, "The request is larger than " + maxBytes + " bytes.");
    }
}
